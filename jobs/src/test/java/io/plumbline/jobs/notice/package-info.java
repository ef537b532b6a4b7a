@NullMarked
package io.plumbline.jobs.notice;

import org.jspecify.annotations.NullMarked;
