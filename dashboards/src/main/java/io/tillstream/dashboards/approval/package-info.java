/** Four eyes: what one person asks for and another approves or refuses. What is asked, and who may say yes, is for others to know. */
@NullMarked
package io.tillstream.dashboards.approval;

import org.jspecify.annotations.NullMarked;
