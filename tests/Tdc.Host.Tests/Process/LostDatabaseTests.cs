using System.Net;
using Npgsql;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

[Collection(ProcessTests.Name)]
public sealed class LostDatabaseTests(ProcessFolders folders)
{
    [Fact]
    public async Task While_PostgreSQL_is_away_every_answer_says_so_and_all_goes_on_without_a_restart_once_it_is_back()
    {
        Requirements.NeedPostgres();
        await using var database = await EmptyDatabase.CreateAsync();
        var direct = new NpgsqlConnectionStringBuilder(database.Connection);
        using var line = new CutLine(direct.Host!, direct.Port);
        (string, string)[] settings =
        [
            ("ASPNETCORE_ENVIRONMENT", "Development"),
            ("TDC_POSTGRES", new NpgsqlConnectionStringBuilder(database.Connection) { Host = "127.0.0.1", Port = line.Port, Timeout = 5 }.ConnectionString),
        ];
        var folder = folders.Empty();
        await TdcProgram.RunAsync(folder, ["user", "create", "--email", "a@b.vn", "--role", "officer", "--organisation", "SKHCN"], settings, "mua-nang-dong-nai-9");
        await using var server = await TdcProgram.ServeAsync(folder, settings, "--no-demo");
        using var visitor = new Visitor(server.Address);
        await visitor.SubmitAsync(await visitor.OpenAsync("/dang-nhap"), "sign-in", [("email", "a@b.vn"), ("mat-khau", "mua-nang-dong-nai-9")]);
        var form = await visitor.OpenAsync("/tai-khoan");

        line.Cut();

        var page = await visitor.OpenAsync("/ke-hoach");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, page.Status);
        Assert.Contains("Cơ sở dữ liệu tạm không trả lời", page.MainText, StringComparison.Ordinal);
        Assert.Contains("does not answer", (await visitor.OpenAsync("/en/ke-hoach")).MainText, StringComparison.Ordinal);
        using (var api = await visitor.Client.GetAsync(new Uri("/api/plan/tasks", UriKind.Relative), TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, api.StatusCode);
            Assert.Equal("application/problem+json", api.Content.Headers.ContentType!.MediaType);
            Assert.NotNull(api.Headers.RetryAfter);
        }

        var refused = await visitor.SubmitAsync(form, "account", [("ten", "Một tên gõ lâu")]);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.Contains("Một tên gõ lâu", refused.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await StatusAsync(visitor, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/health/live"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/_content/Tdc.Platform/tdc.css"));
        Assert.DoesNotContain("mua-nang", server.Errors, StringComparison.Ordinal);

        line.Mend();

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(visitor, "/health/ready"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.OpenAsync("/ke-hoach")).Status);
        var saved = await visitor.SubmitAsync(refused, "main form", []);
        Assert.Equal("?da-luu=1", saved.Address.Query);
        Assert.Equal(0, await server.SignalAsync("TERM"));
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.Client.GetAsync(new Uri(path, UriKind.Relative));
        return answer.StatusCode;
    }
}
