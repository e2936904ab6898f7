package jp.noren.plugin.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.plugin.internal.domain.Route;

/** The routes in their table. */
public interface RouteBook {

    List<Route> all();

    /** @param storefront null for the common route */
    Optional<Route> find(String bundle, String storefront);

    /** @return false when there is one already */
    boolean add(Route route);

    /** @return false when somebody has changed it meanwhile */
    boolean move(Route before, Route after);

    /** @return false when somebody has changed it meanwhile */
    boolean remove(Route route);
}
