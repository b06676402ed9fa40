-- Two rules over everyone: monthly in person (a month only partly in scope is shown, not judged) and every two months in
-- person. In: contacts(person, day, counts), spans(person, start, until; no two of a person in one month),
-- calendar(day, month, due: two months on) and months(month, first, after), all whole numbers, rows in any order;
-- variables as_of and listed (the last day on which a window may open). Out: one row for each duty.
WITH
counted AS (
    SELECT person, day, start, until
    FROM contacts JOIN spans USING (person)
    WHERE counts AND day >= start AND day < until
),
-- A span's begin (as the day before it) and its counted days, each with the next counted day of the span: one sort.
stream AS (
    SELECT person, day, start, until FROM counted
    UNION ALL
    SELECT person, start - 1, start, until FROM spans
),
points AS MATERIALIZED (
    SELECT person, day, start, until, CASE WHEN next < until THEN next END AS done_on
    FROM (SELECT *, lead(day) OVER (PARTITION BY person ORDER BY day) AS next FROM stream)
    WHERE next IS DISTINCT FROM day -- of several contacts on one day the last
),
-- Every point opens a rolling duty, closed by the next counted day.
rolling AS (
    SELECT person, points.day + 1 AS opens, due AS hard, done_on, (done_on IS NOT NULL)::TINYINT AS counted,
        done_on IS NULL AND until <= due AND until <= getvariable('as_of') AS ended
    FROM points JOIN calendar ON calendar.day = greatest(points.day, start)
    WHERE points.day + 1 < until AND points.day < getvariable('listed')
),
-- The months with counted days; from each, and from each begin, the empty months up to the next are laid out.
held AS MATERIALIZED (
    SELECT person, start, until, month, min(points.day) AS done_on, count(*)::TINYINT AS counted,
        CASE WHEN bool_and(done_on IS NOT NULL) THEN max(done_on) END AS next
    FROM points JOIN calendar USING (day)
    WHERE points.day >= start
    GROUP BY person, start, until, month
),
gaps AS (
    SELECT person, start, until, unnest(range(low, coalesce(coming.month, last.month + 1))) AS month
    FROM (
        SELECT person, start, until, month + 1 AS low, next FROM held
        UNION ALL
        SELECT person, start, until, month, done_on FROM points JOIN calendar ON calendar.day = start
        WHERE points.day < start AND start <= getvariable('listed')
    )
    JOIN calendar AS last ON last.day = least(until - 1, getvariable('listed'))
    LEFT JOIN calendar AS coming ON coming.day = next
),
monthly AS (
    SELECT person, greatest(start, first) AS opens, least(until, after) - 1 AS hard, done_on, counted,
        first <= getvariable('as_of') AND (start > first OR until < after) AS partial
    FROM (
        SELECT person, start, until, month, done_on, counted FROM held
        UNION ALL
        SELECT person, start, until, month, NULL, 0 FROM gaps
    )
    JOIN months USING (month)
)
SELECT rule, person, opens AS "window", hard, done_on, counted,
    CASE
        WHEN not_judged THEN 5
        WHEN done_on <= hard THEN 2
        WHEN hard < getvariable('as_of') THEN 3
        WHEN opens <= getvariable('as_of') THEN 1
        ELSE 0
    END::TINYINT AS verdict
FROM (
    SELECT 0::TINYINT AS rule, person, opens, hard, done_on, counted, partial AS not_judged FROM monthly
    UNION ALL
    SELECT 1::TINYINT, person, opens, hard, done_on, counted, ended FROM rolling
)
