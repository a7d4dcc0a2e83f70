# The engine alone; its stores come from outside (docker-compose.yml). No test here builds this.
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY pom.xml ./
COPY .mvn .mvn
COPY src src
COPY docs/api docs/api
RUN --mount=type=cache,target=/root/.m2 \
    mvn -q -B -Dmaven.test.skip=true -Dspotless.check.skip=true package

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --create-home --home-dir /laksa laksa \
    && install -d -m 700 -o laksa -g laksa /data
WORKDIR /laksa
COPY --from=build /src/target/lib target/lib
COPY --from=build /src/target/laksa.jar target/laksa.jar
COPY routes routes
COPY rules rules
COPY conf conf
USER laksa
VOLUME /data
EXPOSE 8080
ENV LANG=C.UTF-8
# Whatever the engine keeps is its owner's alone.
ENTRYPOINT ["sh", "-c", "umask 077 && exec java -XX:MaxRAMPercentage=70 '-Djdk.serialFilter=!*' -Dfile.encoding=UTF-8 -Dlaksa.home=/laksa -jar /laksa/target/laksa.jar \"$@\"", "laksa"]
CMD ["run", "--data", "/data"]
