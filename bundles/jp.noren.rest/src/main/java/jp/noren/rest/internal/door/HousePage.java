package jp.noren.rest.internal.door;

import java.io.IOException;

/** Something below /api/v1/ that the house answers itself, without a gate: probes and documentation. */
public interface HousePage {

    /** @param rest the path after the page's own segment, empty or beginning with a slash */
    void answer(Call call, String rest, HeldResponse response) throws IOException;
}
