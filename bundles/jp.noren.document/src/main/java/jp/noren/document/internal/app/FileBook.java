package jp.noren.document.internal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import jp.noren.document.internal.domain.SharedFile;

/** The files and what is in them. */
public interface FileBook {

    void add(SharedFile file);

    Optional<SharedFile> find(String id);

    /** All files of a storefront, by code and language; of one code the newest first. */
    List<SharedFile> ofStorefront(String storefront);

    List<SharedFile> published(String storefront);

    /** Stores the content unless the file is published; false when it is. */
    boolean fill(String id, byte[] bytes, String sha256, Instant now);

    Optional<byte[]> content(String id);

    /** Holds all files of this one's code and language, so that of two that are published at once one comes first. */
    void hold(SharedFile file);

    /** Moves a file on if it still is in this state; false when it is not. */
    boolean move(SharedFile file, SharedFile.State next, Instant now);

    /** Withdraws what is published in this one's place. */
    void withdrawOthers(SharedFile file, Instant now);
}
