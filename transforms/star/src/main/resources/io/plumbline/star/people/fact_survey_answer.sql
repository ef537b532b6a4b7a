-- One row per anonymous answer.
select
    answer.client_id,
    answer.survey,
    answer.question,
    answer.answered_on,
    period_day.period_key,
    answer.team,
    answer.score,
    answer.scale_max,
    answer.source_file_key,
    answer.source_row
from staging_survey_answer as answer
left join period_day  -- a day belongs to one period of a client
    on  period_day.client_id = answer.client_id
    and period_day.day_on = answer.answered_on
