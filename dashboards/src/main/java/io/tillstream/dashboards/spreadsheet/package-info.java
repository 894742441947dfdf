/**
 * Files that people fill in a spreadsheet: CSV and Excel's .xlsx, read row by row within limits and written row by row. What
 * the rows mean is said elsewhere.
 */
@NullMarked
package io.tillstream.dashboards.spreadsheet;

import org.jspecify.annotations.NullMarked;
