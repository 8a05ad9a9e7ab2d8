# Finding

# What people say after the words they mean, parted by |
find-fillers = matter|thing|the|about
find-title = <b>Found for “{ $words }”</b>: { $n }
find-nothing =
    Nothing found for “{ $words }”.
    Try a place, two characters of what happened, an officer's name, or a number.
find-officer = Handled by { $name }
find-author = Reported by { $name }
