package io.plumbline.warehouse.staging;

import io.plumbline.warehouse.schema.About;
import io.plumbline.warehouse.schema.Decimal;
import io.plumbline.warehouse.schema.Relation;
import io.plumbline.warehouse.schema.Staged;
import io.plumbline.warehouse.schema.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Employee and customer surveys; who answered is not read: an anonymous answer to one question. */
@Table(
        name = "survey_answer",
        grain = "An anonymous answer to one question",
        about = "Employee and customer surveys; who answered is not read")
@Staged(subject = "people", relation = Relation.WINDOW, day = "answered_on")
public record SurveyAnswer(
        @About("survey") String survey,
        @About("question") String question,
        @About("day") LocalDate answeredOn,
        @About("team or segment") @Nullable String team,

        @About("score given") @Decimal(precision = 18, scale = 6)
        BigDecimal score,

        @About("highest score possible") @Decimal(precision = 18, scale = 6) @Nullable
        BigDecimal scaleMax) {}
