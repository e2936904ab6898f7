package jp.noren.audit.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.audit.internal.domain.Entry;

/** Reads the trail by time. */
public interface TrailIndex {

    /**
     * One row more than the limit, so that one knows whether more follow.
     *
     * @param storefronts the ones to show; empty: all, and the house
     * @throws jp.noren.kernel.RefusedException INVALID {@code rest.page-invalid} for an unknown cursor
     */
    List<Entry.Sealed> list(Optional<List<String>> storefronts, BrowseTrail.Query query);
}
