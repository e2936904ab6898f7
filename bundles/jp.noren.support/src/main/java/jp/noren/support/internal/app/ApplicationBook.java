package jp.noren.support.internal.app;

import java.util.List;
import java.util.Optional;
import jp.noren.support.internal.domain.Application;

/** Where applications are kept. Joins the running transaction. */
public interface ApplicationBook {

    void add(Application application, String key);

    Optional<Application> findByKey(String member, String key);

    /** Of one contract, the latest first. */
    List<Application> of(String contract);

    /** An application whose effect the contract does not live to see. */
    void drop(String id);
}
