"""How phones call the files they send, unless a test or a scenario says otherwise."""

DEFAULTS = {  # kind: (name, MIME type)
    "photo": ("photo.jpg", "image/jpeg"),
    "document": ("file.bin", "application/octet-stream"),
    "video": ("video.mp4", "video/mp4"),
    "animation": ("animation.mp4", "video/mp4"),
    "audio": ("audio.mp3", "audio/mpeg"),
    "voice": ("voice.oga", "audio/ogg"),
    "video_note": ("round.mp4", "video/mp4"),
    "sticker": ("sticker.webp", "image/webp"),
}
