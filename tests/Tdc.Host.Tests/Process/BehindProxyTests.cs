using System.Net;
using Microsoft.Data.Sqlite;
using Tdc.Testing;

namespace Tdc.Host.Tests.Process;

/// <summary>The server as it stands in production: behind a proxy that ends TLS, under a public address, with limits.</summary>
[Collection(ProcessTests.Name)]
public sealed class BehindProxyTests(ProcessFolders folders)
{
    [Fact]
    public async Task Cookies_are_secure_letters_lead_to_the_public_address_and_too_many_questions_have_to_wait()
    {
        var folder = folders.WithData();
        await TdcProgram.RunAsync(folder, ["user", "create", "--email", "a@b.vn", "--role", "officer", "--organisation", "SKHCN"], input: "mua-nang-dong-nai-9");
        await using var server = await TdcProgram.ServeAsync(
            folder,
            [
                .. ProcessFolders.Certificate(folder), ("TDC_PUBLIC_ADDRESS", "https://tdc.example.vn"), ("TDC_PROXIES", "127.0.0.1"),
                ("TDC_LIMIT_API", "12"), ("TDC_LIMIT_UPLOADS", "2"),
            ]);
        using var visitor = new Visitor(server.Address);
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        visitor.Client.DefaultRequestHeaders.Add("X-Forwarded-Host", "tdc.example.vn");

        using var answer = await visitor.Client.GetAsync(new Uri("/dang-nhap", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.Contains("max-age=31536000", answer.Headers.GetValues("Strict-Transport-Security").Single(), StringComparison.Ordinal);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("samesite", cookie, StringComparison.OrdinalIgnoreCase);
        });

        await AskForNewPasswordAsync(visitor);
        var letter = await LetterAsync(folder);
        Assert.Contains("https://tdc.example.vn/dat-lai-mat-khau/", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.example", letter, StringComparison.Ordinal);

        await AssertApiWaitsAsync(visitor);
        await AssertUploadsWaitAsync(visitor, "", "Quá nhiều lần");
    }

    // The antiforgery cookie is Secure, so the cookies of this http client are carried by hand.
    private static async Task AskForNewPasswordAsync(Visitor visitor)
    {
        using var answer = await visitor.Client.GetAsync(new Uri("/quen-mat-khau", UriKind.Relative));
        var cookies = string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));
        var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        var fields = page.QuerySelectorAll("form:has(input[name=email]) input[type=hidden]").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value") ?? ""));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/quen-mat-khau") { Content = new FormUrlEncodedContent([.. fields, KeyValuePair.Create("email", "a@b.vn")]) };
        request.Headers.Add("Cookie", cookies);
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-Host", "evil.example");
        using var handler = new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false };
        using var client = new HttpClient(handler) { BaseAddress = visitor.Client.BaseAddress };
        using var sent = await client.SendAsync(request);
        Assert.True((int)sent.StatusCode < 400, $"{sent.StatusCode}");
        Assert.DoesNotContain("evil", sent.Headers.Location?.ToString() ?? "", StringComparison.Ordinal);
    }

    private static async Task<string> LetterAsync(string folder)
    {
        for (var i = 0; i < 100; i++)
        {
            await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "data", "tdc.db")};Pooling=False");
            await connection.OpenAsync();
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT body FROM notice_mail";
            if (await command.ExecuteScalarAsync() is string text)
            {
                return text;
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("no letter was written");
    }

    private static async Task AssertApiWaitsAsync(Visitor visitor)
    {
        visitor.Client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("en");
        for (var i = 0; i < 40; i++)
        {
            using var answer = await visitor.Client.GetAsync(new Uri("/api/plan/tasks", UriKind.Relative));
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
                Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
                return;
            }
        }

        Assert.Fail("nobody had to wait");
    }

    private static async Task AssertUploadsWaitAsync(Visitor visitor, string language, string words)
    {
        for (var i = 0; i < 20; i++)
        {
            using var body = new MultipartFormDataContent { { new StringContent("x"), "tep" } };
            using var answer = await visitor.Client.PostAsync(new Uri(language + "/dang-nhap", UriKind.Relative), body);
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
                Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
                return;
            }
        }

        Assert.Fail("nobody had to wait");
    }
}
