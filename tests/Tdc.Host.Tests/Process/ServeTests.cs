using System.Diagnostics;
using System.Net;
using Microsoft.Data.Sqlite;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class ServeTests(ProcessFolders folders)
{
    private static readonly (string Name, string Value)[] development = [("ASPNETCORE_ENVIRONMENT", "Development")];

    [Fact]
    public async Task Outside_Development_it_lists_all_that_is_too_weak_and_opens_nothing()
    {
        var folder = folders.Empty();

        var answer = await TdcProgram.RunAsync(
            folder,
            ["serve", "--urls", "http://0.0.0.0:5080"],
            [("TDC_PUBLIC_ADDRESS", "http://tdc.example.vn"), ("TDC_RATE_LIMITS", "off"), ("TDC_SMTP_HOST", "mail"), ("TDC_FILES", "cloud")]);

        Assert.Equal(2, answer.Code);
        Assert.Empty(answer.Output);
        foreach (var setting in new[] { "TDC_KEY_CERTIFICATE", "TDC_PROXIES", "TDC_PUBLIC_ADDRESS", "TDC_RATE_LIMITS", "TDC_SMTP_FROM", "TDC_FILES" })
        {
            Assert.Contains(setting, answer.Errors, StringComparison.Ordinal);
        }

        Assert.Equal(6, answer.Errors.Split("\n  - ").Length - 1);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_certificate_that_cannot_encrypt_is_refused_before_the_first_session_needs_it()
    {
        var folder = folders.Empty();

        var answer = await TdcProgram.RunAsync(folder, ["serve"], ProcessFolders.Certificate(folder, rsa: false));

        Assert.Equal(2, answer.Code);
        Assert.Contains("no RSA key", answer.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_certificate_it_serves_the_plan_logs_to_standard_error_and_stops_when_told()
    {
        var folder = folders.WithData();
        await using var server = await TdcProgram.ServeAsync(folder, ProcessFolders.Certificate(folder));
        using var visitor = new Visitor(server.Address);

        Assert.Contains("1295/QĐ-UBND", (await visitor.OpenAsync("/")).MainText, StringComparison.Ordinal);
        Assert.Contains("Biên Hòa", (await visitor.OpenAsync("/don-vi?q=bien+hoa")).MainText, StringComparison.Ordinal);
        var signIn = await visitor.OpenAsync("/dang-nhap");
        Assert.DoesNotContain("demo.test", signIn.MainText, StringComparison.Ordinal);
        await AssertKeysAreEncryptedAsync(folder);

        var made = await TdcProgram.RunAsync(folder, ["apikey", "create", "--name", "n", "--organisation", "SKHCN", "--scope", "plan:read"]);
        Assert.Equal(0, made.Code);
        Assert.Empty(made.Errors);
        Assert.Matches("^tdc_[A-Za-z0-9_-]{43}\n$", made.Output);
        using var client = new HttpClient { BaseAddress = server.Address };
        client.DefaultRequestHeaders.Authorization = new("Bearer", made.Output.Trim());
        var began = Stopwatch.GetTimestamp();
        using var me = await client.GetAsync(new Uri("/api/me", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.True(Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(1), "the key did not work within a second");

        Assert.Equal(0, await server.SignalAsync("TERM"));
        Assert.Empty(server.Output);
        Assert.Contains("TĐC Số: http://127.0.0.1", server.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("fail:", server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_demonstration_data_it_still_has_the_register_and_the_plan_and_a_taken_port_is_said_in_a_line()
    {
        var folder = folders.WithData();
        await using var server = await TdcProgram.ServeAsync(folder, development, "--no-demo");
        using var visitor = new Visitor(server.Address);
        Assert.Contains("1295/QĐ-UBND", (await visitor.OpenAsync("/ke-hoach")).MainText, StringComparison.Ordinal);

        var second = await TdcProgram.RunAsync(folder, ["serve", "--no-demo", "--urls", server.Address.ToString()], development);
        Assert.Equal(2, second.Code);
        Assert.Contains("already listens on " + server.Address, second.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", second.Errors, StringComparison.Ordinal);

        Assert.Equal(0, await server.SignalAsync("TERM"));
    }

    [Fact]
    public async Task The_first_start_on_an_empty_postgres_logs_no_failure()
    {
        Requirements.NeedPostgres();
        await using var database = await EmptyDatabase.CreateAsync();
        await using var server = await TdcProgram.ServeAsync(folders.Empty(), [.. development, ("TDC_POSTGRES", database.Connection)], "--no-demo");

        Assert.Equal(0, await server.SignalAsync("TERM"));
        Assert.DoesNotContain("fail:", server.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("__EFMigrationsHistory", server.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Demonstration_accounts_are_served_to_this_machine_only_and_never_in_production()
    {
        var folder = folders.WithData();
        await TdcProgram.RunAsync(folder, ["user", "create", "--email", "a@b.vn", "--role", "officer", "--organisation", "SKHCN"], input: "mua-nang-dong-nai-9");
        await ExecuteAsync(folder, "UPDATE id_user SET is_demonstration = 1");

        var open = await TdcProgram.RunAsync(folder, ["serve", "--no-demo", "--urls", $"http://0.0.0.0:{TdcProgram.FreePort()}"], development);
        Assert.Equal(2, open.Code);
        Assert.Contains("loopback only", open.Errors, StringComparison.Ordinal);

        var production = await TdcProgram.RunAsync(folder, ["serve"], ProcessFolders.Certificate(folder));
        Assert.Equal(2, production.Code);
        Assert.Contains("demonstration accounts", production.Errors, StringComparison.Ordinal);
    }

    private static async Task AssertKeysAreEncryptedAsync(string folder)
    {
        await using var connection = Connect(folder);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT xml FROM id_protection_key";
        var found = 0;
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            found++;
            Assert.Contains("EncryptedKey", rows.GetString(0), StringComparison.Ordinal);
        }

        Assert.True(found > 0, "no key was stored");
    }

    private static async Task ExecuteAsync(string folder, string sql)
    {
        await using var connection = Connect(folder);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static SqliteConnection Connect(string folder) => new($"Data Source={Path.Combine(folder, "data", "tdc.db")};Pooling=False");
}
