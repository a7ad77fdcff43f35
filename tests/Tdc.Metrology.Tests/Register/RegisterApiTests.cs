using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class RegisterApiTests
{
    private static readonly Uri instruments = new("/api/metrology/instruments", UriKind.Relative);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_enters_reads_and_corrects_its_units_instruments_guarded_by_tag_and_idempotency_key()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var client = await app.ClientWithKeyAsync(RegisterSample.Owner, "metrology:read", "metrology:write");
        using var made = await PostAsync(client, "X-1", "a1");
        Assert.True(made.StatusCode == HttpStatusCode.Created, await made.Content.ReadAsStringAsync(Stop));
        using var again = await PostAsync(client, "X-1", "a1");
        Assert.Equal((HttpStatusCode.Created, made.Headers.Location), (again.StatusCode, again.Headers.Location));
        using var twice = await PostAsync(client, "x1", "a2");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
        Assert.Equal(1, await app.DbAsync(db => db.Set<Instrument>().CountAsync(Stop)));
        using var read = await client.GetAsync(made.Headers.Location, Stop);
        Assert.Equal(made.Headers.ETag, read.Headers.ETag);
        Assert.Equal(RegisterSample.Owner, (await read.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("owner").GetString());

        using var stale = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location) { Content = JsonContent.Create(Body("X-1")), Headers = { { "If-Match", "\"" + Guid.NewGuid().ToString("N") + "\"" } } };
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await client.SendAsync(stale, Stop)).StatusCode);
        using var good = new HttpRequestMessage(HttpMethod.Put, made.Headers.Location) { Content = JsonContent.Create(Body("X-1", "Quốc lộ 51")), Headers = { { "If-Match", made.Headers.ETag!.ToString() } } };
        Assert.Equal(HttpStatusCode.NoContent, (await client.SendAsync(good, Stop)).StatusCode);
        using var faulty = await client.PostAsJsonAsync(instruments, new { kind = "none", place = "x", maker = "", serial = "", latitude = 200, longitude = 1 }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, faulty.StatusCode);
        Assert.Equal(["kind", "latitude", "maker", "place", "serial"], (await faulty.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("errors").EnumerateObject().Select(e => e.Name).Order());
    }

    [Fact]
    public async Task Lists_go_on_behind_a_place_and_show_a_key_its_own_unit_only()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var client = await app.ClientWithKeyAsync(RegisterSample.Owner, "metrology:write");
        for (var i = 0; i < 5; i++)
        {
            using var made = await PostAsync(client, "X-" + i, "k" + i);
            Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        }

        HashSet<string> seen = [];
        for (string? after = ""; after is not null;)
        {
            var page = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/metrology/instruments?limit=2" + (after.Length > 0 ? "&after=" + after : ""), UriKind.Relative), Stop);
            Assert.All(page.GetProperty("items").EnumerateArray(), i => Assert.True(seen.Add(i.GetProperty("id").GetString()!)));
            after = page.GetProperty("next").GetString();
        }

        Assert.Equal(5, seen.Count);
        var due = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/metrology/due?within=0", UriKind.Relative), Stop);
        Assert.Equal(5, due.GetProperty("items").GetArrayLength());
        using var other = await app.ClientWithKeyAsync("SCT", "metrology:read");
        Assert.Equal(0, (await other.GetFromJsonAsync<JsonElement>(instruments, Stop)).GetProperty("items").GetArrayLength());
        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync(new Uri("/api/metrology/instruments/" + seen.First(), UriKind.Relative), Stop)).StatusCode);
        using var refused = await other.PostAsJsonAsync(instruments, Body("X-9"), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var department = await app.ClientWithKeyAsync("SKHCN", "metrology:read");
        Assert.Equal(5, (await department.GetFromJsonAsync<JsonElement>(instruments, Stop)).GetProperty("items").GetArrayLength());
        using var nobody = app.Visit();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Client.GetAsync(instruments, Stop)).StatusCode);
    }

    [Fact]
    public async Task A_key_applies_for_verification_and_reads_where_it_stands()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var client = await app.ClientWithKeyAsync(RegisterSample.Owner, "metrology:write");
        using var made = await PostAsync(client, "X-1", "k1");
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();
        var verifications = new Uri("/api/metrology/verifications", UriKind.Relative);
        using var wrong = await client.PostAsJsonAsync(verifications, new { instrument = id, body = "SCT", purpose = "Sometimes" }, Stop);
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
        using var applied = await client.PostAsJsonAsync(verifications, new { instrument = id, body = RegisterSample.Body, purpose = "Initial" }, Stop);
        Assert.Equal(HttpStatusCode.Created, applied.StatusCode);
        using var twice = await client.PostAsJsonAsync(verifications, new { instrument = id, body = RegisterSample.Body, purpose = "Initial" }, Stop);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, twice.StatusCode);
        var one = await client.GetFromJsonAsync<JsonElement>(applied.Headers.Location, Stop);
        Assert.Equal(("Applied", "HS-2026-000001"), (one.GetProperty("state").GetString(), one.GetProperty("number").GetString()));
        var kinds = await client.GetFromJsonAsync<JsonElement>(new Uri("/api/metrology/kinds", UriKind.Relative), Stop);
        Assert.Contains(kinds.EnumerateArray(), k => k.GetProperty("code").GetString() == "fuel-dispenser" && k.GetProperty("status").GetString() == "FromMemory");
    }

    [Fact]
    public async Task A_key_of_the_body_sees_what_its_people_see_and_examines_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.ClientWithKeyAsync(RegisterSample.Owner, "metrology:write");
        using var made = await PostAsync(owner, "X-1", "k1");
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("id").GetGuid();
        var verifications = new Uri("/api/metrology/verifications", UriKind.Relative);
        using var applied = await owner.PostAsJsonAsync(verifications, new { instrument = id, body = RegisterSample.Body, purpose = "Initial" }, Stop);
        Assert.Equal(HttpStatusCode.Created, applied.StatusCode);

        using var body = await app.ClientWithKeyAsync(RegisterSample.Body, "metrology:read");
        foreach (var address in new[] { "/api/metrology/verifications", "/api/metrology/instruments", "/api/metrology/due?within=365" })
        {
            Assert.Equal(1, (await body.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative), Stop)).GetProperty("items").GetArrayLength());
        }

        Assert.Equal("Applied", (await body.GetFromJsonAsync<JsonElement>(applied.Headers.Location, Stop)).GetProperty("state").GetString());
        using var refused = await body.PostAsJsonAsync(instruments, Body("X-2"), Stop);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var writer = await app.ClientWithKeyAsync(RegisterSample.Body, "metrology:write");
        using var foreign = await writer.PutAsJsonAsync(new Uri("/api/metrology/instruments/" + id, UriKind.Relative), Body("X-1", "Nơi khác"), Stop);
        Assert.False(foreign.IsSuccessStatusCode);

        // A key without the scope of the register, and one of another unit, see as little as before.
        using var other = await app.ClientWithKeyAsync("SCT", "metrology:read");
        Assert.Equal(0, (await other.GetFromJsonAsync<JsonElement>(verifications, Stop)).GetProperty("items").GetArrayLength());
        using var unscoped = await app.ClientWithKeyAsync(RegisterSample.Body, "laboratory:read");
        Assert.Equal(HttpStatusCode.Forbidden, (await unscoped.GetAsync(verifications, Stop)).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string serial, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, instruments) { Content = JsonContent.Create(Body(serial)), Headers = { { "Idempotency-Key", key } } };
        return await client.SendAsync(request, Stop);
    }

    private static object Body(string serial, string address = "") => new { kind = "fuel-dispenser", place = RegisterSample.Place, maker = "Tân Thành", serial, address };
}
