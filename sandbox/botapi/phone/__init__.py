"""What people do on their phones, and the HTTP by which pages and tests do it for them."""
