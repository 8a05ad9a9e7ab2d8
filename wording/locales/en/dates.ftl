# Dates

date-today = today
date-tomorrow = tomorrow
date-after-tomorrow = the day after tomorrow
date-yesterday = yesterday
date-before-yesterday = the day before yesterday
date-weekday-1 = Monday
date-weekday-2 = Tuesday
date-weekday-3 = Wednesday
date-weekday-4 = Thursday
date-weekday-5 = Friday
date-weekday-6 = Saturday
date-weekday-7 = Sunday
date-next-week = next { $weekday }
date-month-1 = January
date-month-2 = February
date-month-3 = March
date-month-4 = April
date-month-5 = May
date-month-6 = June
date-month-7 = July
date-month-8 = August
date-month-9 = September
date-month-10 = October
date-month-11 = November
date-month-12 = December
date-month = { $month } { $year }
date-day = { $weekday } { $day } { $month }
date-plain = { $day } { $month }
date-year-day = { $weekday } { $day } { $month } { $year }
date-moment = { $day } { $time }
date-before-close = by the end of { $day }
date-before-time = by { $time } { $day }
date-before-day = by { $day }
date-was-due = was due { $day }
date-left = { $n ->
    [one] { $n } working day left
   *[other] { $n } working days left
}
date-left-today = due today
date-late = { $n ->
    [one] { $n } working day late
   *[other] { $n } working days late
}
date-late-today = overdue
date-holiday-weekend = weekend
date-holiday-office = office closed
date-holiday-new_year = New Year
date-holiday-spring_festival = Spring Festival
date-holiday-qingming = Qingming
date-holiday-labour_day = Labour Day
date-holiday-dragon_boat = Dragon Boat Festival
date-holiday-mid_autumn = Mid-Autumn Festival
date-holiday-national_day = National Day
date-holiday-victory_day = Victory Day
