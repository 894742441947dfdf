/** The plan folder: what the shop consisted of, what it had sold, and which baskets come next. A published format, docs/reference/plan.md. */
@NullMarked
package io.tillstream.simulator.plan;

import org.jspecify.annotations.NullMarked;
