package jp.noren.rest.internal.cxf;

import org.apache.cxf.jaxrs.lifecycle.ResourceProvider;
import org.apache.cxf.message.Message;

/** Where a server finds the object that it calls. Another of the same class can take its place. */
final class Seat implements ResourceProvider {
    private final Class<?> type;
    private volatile Object resource;

    Seat(Object resource) {
        this.type = resource.getClass();
        this.resource = resource;
    }

    void take(Object successor) {
        resource = type.cast(successor);
    }

    /** Keeps no hold of what has gone. */
    void leave() {
        resource = null;
    }

    @Override
    public Object getInstance(Message message) {
        return resource;
    }

    @Override
    public void releaseInstance(Message message, Object instance) {
        // It belongs to its bundle.
    }

    @Override
    public Class<?> getResourceClass() {
        return type;
    }

    @Override
    public boolean isSingleton() {
        return true;
    }
}
