package io.tillstream.dashboards.catalogue;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** All kinds of master data that can be seen and changed here, in the order of the tabs. */
@Component
final class SheetKinds {
    private final List<SheetKind<?>> all;

    SheetKinds(List<SheetKind<?>> all) {
        this.all = List.copyOf(all);
    }

    List<SheetKind<?>> all() {
        return all;
    }

    Optional<SheetKind<?>> find(String path) {
        return all.stream().filter(kind -> kind.path().equals(path)).findFirst();
    }

    /** One that is known to be there. */
    SheetKind<?> need(String path) {
        return find(path).orElseThrow(() -> new IllegalStateException("There is no kind of master data " + path + "."));
    }
}
