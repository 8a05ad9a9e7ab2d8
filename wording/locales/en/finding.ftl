# Finding

# What people say after the words they mean, parted by |
find-fillers = matter|thing|the|about
find-title = <b>Found for “{ $words }”</b>: { $n }
find-title-more = <b>Found for “{ $words }”</b>: the best { $n }; one word more narrows it
find-nothing =
    Nothing found for “{ $words }”.
    Try a place, two characters of what happened, an officer's name, or a number.
find-officer = Handled by { $name }
find-author = Reported by { $name }
