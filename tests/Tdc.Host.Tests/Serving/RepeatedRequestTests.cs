using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Identity;
using Tdc.Platform.Repeats;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Host.Tests.Serving;

public sealed class RepeatedRequestTests
{
    private static readonly string[] without =
    [
        "/api/api-keys/", // its answer holds a key that is kept nowhere
        "/api/notices/read", "/api/notices/{id:guid}/read", // reading twice is reading once
        "/api/plan/calendars/", // its answer holds an address that is kept nowhere
        "/api/traceability/records/preview", // makes nothing: shows the event that a record would make
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_endpoint_that_makes_something_honours_the_key()
    {
        await using var app = await TestApp.StartAsync();
        var bare = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Where(e => e.Metadata.GetMetadata<IdempotencyMark>() is null).Select(e => e.RoutePattern.RawText!);

        Assert.Equal(without, bare.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("rounds", DatabaseEngine.Sqlite)]
    [InlineData("budget", DatabaseEngine.Sqlite)]
    [InlineData("amendments", DatabaseEngine.Sqlite)]
    [InlineData("users", DatabaseEngine.Sqlite)]
    [InlineData("successions", DatabaseEngine.Sqlite)]
    [InlineData("activities", DatabaseEngine.Sqlite)]
    [InlineData("rounds", DatabaseEngine.Postgres)]
    [InlineData("budget", DatabaseEngine.Postgres)]
    [InlineData("amendments", DatabaseEngine.Postgres)]
    [InlineData("users", DatabaseEngine.Postgres)]
    [InlineData("successions", DatabaseEngine.Postgres)]
    [InlineData("activities", DatabaseEngine.Postgres)]
    public async Task The_same_request_with_the_same_key_is_done_once_and_another_one_is_refused(string what, DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        using var visitor = await app.SignInAsync(what switch { "users" => Role.Administrator, "rounds" or "successions" => Role.Coordinator, "budget" => Role.Finance, _ => Role.Officer }, what switch { "budget" => "STC", "amendments" or "activities" => "SCT", _ => "SKHCN" });
        var justice = (await app.UnitAsync("STP")).Id.Value;
        (string Path, Func<string, object> Body) request = what switch
        {
            "rounds" => ("/api/plan/rounds", w => new { titleVi = w, titleEn = w, basis = "12/SKHCN", dueOn = "2026-12-20", unitCodes = new[] { "SCT" }, questions = new[] { "Có bao nhiêu?" } }),
            "budget" => ("/api/plan/budget/events", w => new { unitCode = "SCT", task = "II.2", year = 2026, source = "enterprise", stage = "estimate", amountDong = 9_000_000, occurredOn = "2026-01-10", note = w }),
            "amendments" => ("/api/plan/amendments", w => new { title = w, reason = "Không còn hợp", task = "II.2", field = "output", newValue = "Danh mục" }),
            "users" => ("/api/users", w => new { email = "moi@example.vn", name = w, language = "vi", role = new { role = "officer", organisation = "SCT" } }),
            "successions" => ("/api/organisations/successions", w => new { kind = "renamed", effectiveOn = "2026-12-01", document = w, before = new[] { justice }, after = new[] { new { code = "STP", nameVi = "Sở Tư pháp mới", nameEn = "Justice", kind = "department" } } }),
            _ => ("/api/plan/unit-plans/SCT/2026/activities", w => new { title = w }),
        };
        var before = await CountAsync(app, what);

        using var first = await SendAsync(visitor.Client, request.Path, request.Body("Một"), "k-1");
        using var again = await SendAsync(visitor.Client, request.Path, request.Body("Một"), "k-1");
        using var other = await SendAsync(visitor.Client, request.Path, request.Body("Hai"), "k-1");
        using var unreadable = await SendAsync(visitor.Client, request.Path, request.Body("Một"), "two words");

        var said = await first.Content.ReadAsStringAsync(Stop);
        Assert.True(first.StatusCode == HttpStatusCode.Created, $"{first.StatusCode} {said}");
        Assert.Equal((first.StatusCode, said, first.Headers.Location), (again.StatusCode, await again.Content.ReadAsStringAsync(Stop), again.Headers.Location));
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.StatusCode);
        Assert.Equal("urn:tdc:problem:repeat.other-request", (await other.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("type").GetString());
        Assert.Equal(HttpStatusCode.BadRequest, unreadable.StatusCode);
        Assert.Equal(before + 1, await CountAsync(app, what));
    }

    [Fact]
    public async Task A_refused_request_may_be_sent_again_with_its_key()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        object Money(string task) => new { unitCode = "SCT", task, year = 2026, source = "enterprise", stage = "estimate", amountDong = 1, occurredOn = "2026-01-10" };

        using var refused = await SendAsync(finance.Client, "/api/plan/budget/events", Money("II.99"), "k-2");
        using var done = await SendAsync(finance.Client, "/api/plan/budget/events", Money("II.2"), "k-2");

        Assert.True((int)refused.StatusCode is 404 or 422, refused.StatusCode.ToString());
        Assert.Equal(HttpStatusCode.Created, done.StatusCode);
    }

    [Fact]
    public async Task An_invitation_sent_twice_by_form_is_done_once()
    {
        await using var app = await TestApp.StartAsync();
        using var administrator = await app.SignInAsync(Role.Administrator, "SKHCN");
        var users = await CountAsync(app, "users");
        var page = await administrator.OpenAsync("/quan-tri/tai-khoan/moi");

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => administrator.SubmitAsync(page, "invite", [("ten", "Người mới"), ("email", "moi@example.vn"), ("don-vi", "SCT"), ("vai-tro", "officer")])));

        Assert.All(both, p => Assert.Contains("da-moi=", p.Address.Query, StringComparison.Ordinal));
        Assert.Equal(users + 1, await CountAsync(app, "users"));
    }

    private static async Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object body, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation(Idempotency.Header, key);
        return await client.SendAsync(request, Stop);
    }

    private static Task<int> CountAsync(TestApp app, string what) => app.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var table = what switch { "rounds" => "plan_report_round", "budget" => "plan_budget_event", "amendments" => "plan_amendment", "users" => "id_user", "successions" => "org_succession_act", _ => "plan_activity" };
        await db.Database.OpenConnectionAsync(Stop);
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // a name from the list above
        command.CommandText = $"SELECT COUNT(*) FROM {table}";
#pragma warning restore CA2100
        return Convert.ToInt32(await command.ExecuteScalarAsync(Stop), CultureInfo.InvariantCulture);
    });
}
