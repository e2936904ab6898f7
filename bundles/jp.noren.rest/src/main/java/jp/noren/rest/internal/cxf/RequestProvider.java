package jp.noren.rest.internal.cxf;

import jp.noren.rest.Request;
import org.apache.cxf.jaxrs.ext.ContextProvider;
import org.apache.cxf.message.Message;

/** Gives a method its {@code @Context Request}. */
final class RequestProvider implements ContextProvider<Request> {
    @Override
    public Request createContext(Message message) {
        return RulesOfMethods.call(message.getExchange().getInMessage());
    }
}
