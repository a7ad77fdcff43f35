using Microsoft.AspNetCore.Http.Features;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Tdc.Host.Serving;

/// <summary>Traces, metrics and logs over OTLP, as soon as <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to.</summary>
internal static class Telemetry
{
    private static readonly string[] meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Microsoft.AspNetCore.Diagnostics",
        "System.Runtime", "Npgsql", "Microsoft.EntityFrameworkCore", Tdc.Platform.Telemetry.Signals.Name,
    ];

    public static void Add(WebApplicationBuilder builder)
    {
        if (string.IsNullOrWhiteSpace(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return;
        }

        var version = typeof(Telemetry).Assembly.GetName().Version?.ToString();
        var resource = ResourceBuilder.CreateDefault().AddService("tdc", serviceVersion: version).AddEnvironmentVariableDetector();
        builder.Logging.AddOpenTelemetry(log =>
        {
            log.SetResourceBuilder(resource);
            log.IncludeScopes = false; // scopes hold addresses, and some addresses hold a token
            log.AddOtlpExporter();
        });
        builder.Services.AddSingleton(_ => Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .AddSource("Microsoft.AspNetCore", "Npgsql", Tdc.Platform.Telemetry.Signals.Name)
            .AddOtlpExporter()
            .Build());
        builder.Services.AddSingleton(_ => Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(meters)
            .AddOtlpExporter()
            .Build());
        builder.Services.AddHostedService<Exporting>();
    }

    /// <summary>Names each request's trace by its route. The framework's own tags hold the address, and some addresses hold a token.</summary>
    public static IApplicationBuilder UseRouteNames(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        try
        {
            await next(http);
        }
        finally
        {
            if (http.Features.Get<IHttpActivityFeature>()?.Activity is { IsAllDataRequested: true } activity)
            {
                var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
                activity.DisplayName = $"{http.Request.Method} {route}".TrimEnd();
                activity.SetTag("http.request.method", http.Request.Method).SetTag("http.route", route).SetTag("http.response.status_code", http.Response.StatusCode);
            }
        }
    });

    /// <summary>Makes the providers at the start; they send what is left when the container is disposed.</summary>
    private sealed class Exporting(TracerProvider traces, MeterProvider metrics) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            GC.KeepAlive(traces);
            GC.KeepAlive(metrics);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
