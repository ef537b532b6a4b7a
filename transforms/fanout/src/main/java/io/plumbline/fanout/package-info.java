/** Every series of every client is analysed: client by client here, over the clients on threads or on Spark. */
@NullMarked
package io.plumbline.fanout;

import org.jspecify.annotations.NullMarked;
