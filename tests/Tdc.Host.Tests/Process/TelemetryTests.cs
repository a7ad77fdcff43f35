using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class TelemetryTests(ProcessFolders folders)
{
    [Fact]
    public async Task Metrics_traces_and_logs_arrive_and_hold_routes_but_no_token_name_or_password()
    {
        var port = TdcProgram.FreePort();
        using var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Start();
        var received = new ConcurrentDictionary<string, string>();
        var listening = ListenAsync(listener, received);
        await using (var server = await TdcProgram.ServeAsync(
            folders.WithData(),
            [
                ("ASPNETCORE_ENVIRONMENT", "Development"), ("OTEL_EXPORTER_OTLP_ENDPOINT", $"http://127.0.0.1:{port}"),
                ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"), ("OTEL_METRIC_EXPORT_INTERVAL", "500"), ("OTEL_BSP_SCHEDULE_DELAY", "200"),
            ],
            "--no-demo"))
        {
            using var visitor = new Visitor(server.Address);
            foreach (var path in new[] { "/lich/BIMATLICH.ics", "/dat-lai-mat-khau/BIMATDATLAI", "/loi-moi/BIMATLOIMOI", "/tim?q=BIMATTIM", "/dang-nhap?tiep=/loi-moi/BIMATTIEP" })
            {
                await visitor.OpenAsync(path);
            }

            await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", [("email", "bimatthu@example.vn"), ("mat-khau", "BIMATKHAU")]);
            visitor.Client.DefaultRequestHeaders.Authorization = new("Bearer", "tdc_BIMATKHOA");
            await visitor.OpenAsync("/api/me");
            Assert.Equal(0, await server.SignalAsync("TERM")); // what is left is sent before the end
            Assert.DoesNotContain("BIMAT", server.Errors, StringComparison.OrdinalIgnoreCase);
        }

        listener.Stop();
        await listening;
        Assert.Equal(["/v1/logs", "/v1/metrics", "/v1/traces"], received.Keys.Order(StringComparer.Ordinal));
        Assert.Contains("GET /loi-moi/{Token}", received["/v1/traces"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("http.server.request.duration", received["/v1/metrics"], StringComparison.Ordinal);
        Assert.All(received.Values, text => Assert.DoesNotContain("BIMAT", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Without_an_endpoint_nothing_is_exported()
    {
        await using var app = await TestApp.StartAsync();

        Assert.Null(app.Services.GetService<TracerProvider>());
        Assert.Null(app.Services.GetService<MeterProvider>());
    }

    private static async Task ListenAsync(HttpListener listener, ConcurrentDictionary<string, string> received)
    {
        try
        {
            while (true)
            {
                var call = await listener.GetContextAsync();
                using var body = new MemoryStream();
                await call.Request.InputStream.CopyToAsync(body);
                var text = Encoding.Latin1.GetString(body.ToArray());
                received.AddOrUpdate(call.Request.Url!.AbsolutePath, text, (_, before) => before + text);
                call.Response.ContentType = "application/x-protobuf";
                call.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // stopped
        }
    }
}
