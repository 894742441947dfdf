/** Tests of files that people fill in a spreadsheet, kind ones and hostile ones. */
@NullMarked
package io.tillstream.dashboards.spreadsheet;

import org.jspecify.annotations.NullMarked;
