package io.plumbline.jobs.schedule;

import io.plumbline.jobs.nightly.Ended;

/** What is due again and again. */
public interface DueJob {
    /** As the settings had it when they were last read and sound. */
    Timetable timetable();

    /** One attempt, with settings read anew; whatever goes wrong is in the answer. */
    Ended attempt();
}
