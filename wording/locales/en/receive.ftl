# While receiving

live-place = A live location is not kept. Please send the place once.
