package io.plumbline.warehouse.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A canonical record that formats fill, and how a newer export of it relates to an older one. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Staged {
    /** ledger, crm, web, commerce, people or plan. */
    String subject();

    Relation relation();

    /** The column that says which day a row belongs to, where the relation is {@link Relation#WINDOW}. */
    String day() default "";

    /** {@link Relation#UPSERT}: the columns of the key. {@link Relation#SNAPSHOT}: what a dump is complete for. */
    String[] by() default {};

    Feed feed() default Feed.FORMAT;

    /** SQL over the row that must hold. */
    String rule() default "true";

    /** The rule in words, for the reader of a reject. */
    String ruleInWords() default "";
}
