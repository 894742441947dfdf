/** The back office: its start and nothing else; every page and ledger view has a package of its own. */
@NullMarked
package io.tillstream.dashboards;

import org.jspecify.annotations.NullMarked;
