"""The written report: figures in, a document to be signed and a workbook out."""
