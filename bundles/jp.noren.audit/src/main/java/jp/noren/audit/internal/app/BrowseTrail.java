package jp.noren.audit.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.access.api.Caller;
import jp.noren.access.api.Role;
import jp.noren.audit.internal.domain.Entry;
import jp.noren.kernel.RefusedException;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Shows the trail, newest first: everything to the administrator, their own storefronts to resellers. */
@Component(service = BrowseTrail.class)
public final class BrowseTrail {
    private final TrailIndex index;
    private final Owners owners;

    @Activate
    public BrowseTrail(@Reference TrailIndex index, @Reference Owners owners) {
        this.index = index;
        this.owners = owners;
    }

    /**
     * What is asked for.
     *
     * @param storefront null: all that the caller may see
     * @param object null: any
     * @param after id of the entry before the page; null: from the newest
     * @param before id of the entry behind the page; null: not asked
     * @param limit how many
     */
    public record Query(String storefront, String object, String after, String before, int limit) {}

    /** @throws RefusedException NOT_FOUND for a storefront that is not the caller's own */
    public List<Entry.Sealed> handle(Caller caller, Query query) {
        return index.list(chainsFor(caller, query.storefront()), query);
    }

    /** @return the storefronts to show; empty: all, and the house */
    private Optional<List<String>> chainsFor(Caller caller, String storefront) {
        if (caller.is(Role.ADMIN)) {
            return Optional.ofNullable(storefront).map(List::of);
        }
        List<String> own = owners.storefrontsOf(caller.reseller());
        if (storefront == null) {
            return Optional.of(own);
        }
        if (!own.contains(storefront)) {
            throw RefusedException.notFound();
        }
        return Optional.of(List.of(storefront));
    }
}
