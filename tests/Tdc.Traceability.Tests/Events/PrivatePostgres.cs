using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Tdc.Testing;

namespace Tdc.Traceability.Tests.Events;

/// <summary>A PostgreSQL server of a test's own, which it may stop, kill and fill up.</summary>
internal sealed class PrivatePostgres : IAsyncDisposable
{
    private static readonly string? programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
        : null;

    private readonly string folder;

    private readonly int port;

    private PrivatePostgres(string folder, int port) => (this.folder, this.port) = (folder, port);

    public string Connection => string.Create(CultureInfo.InvariantCulture, $"Host=127.0.0.1;Port={port};Username=tdc;Database=postgres;Timeout=5;Command Timeout=20");

    /// <summary>Starts one; skips the test where the server's programs are absent.</summary>
    public static async Task<PrivatePostgres> StartAsync()
    {
        Requirements.Need("postgresql-server", programs is not null && (!IsRoot || await RunAsync("id", "postgres") == 0), "install the distribution's package postgresql");
        var folder = Directory.CreateTempSubdirectory("tdc-pg-").FullName;
        if (IsRoot)
        {
            await RunAsync("chown", "postgres", folder);
        }

        var server = new PrivatePostgres(folder, FreePort());
        Assert.Equal(0, await AsServerAsync("initdb", "-D", server.Data, "-U", "tdc", "--auth=trust", "-E", "UTF8", "--locale=C"));
        await server.StartAgainAsync();
        return server;
    }

    /// <summary>Ends it without ceremony, as a power cut does.</summary>
    public async Task KillAsync() => Assert.Equal(0, await AsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "-w", "stop"));

    public async Task StartAgainAsync() => Assert.Equal(0, await AsServerAsync(
        "pg_ctl", "-D", Data, "-l", Path.Combine(folder, "log"), "-w", "-o", string.Create(CultureInfo.InvariantCulture, $"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c max_wal_size=64MB"), "start"));

    public async ValueTask DisposeAsync()
    {
        await AsServerAsync("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    private static Task<int> AsServerAsync(string program, params string[] call)
    {
        var path = Path.Combine(programs!, program);
        return IsRoot ? RunAsync("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", path, .. call]) : RunAsync(path, call);
    }

    private static async Task<int> RunAsync(string program, params string[] call)
    {
        using var process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$0\" \"$@\" >/dev/null 2>&1", program, .. call]) { WorkingDirectory = "/" })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
