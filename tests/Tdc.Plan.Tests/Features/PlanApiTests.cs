using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Plan.Tests.Features;

/// <summary>What pages do and programs can do too.</summary>
public sealed class PlanApiTests
{
    private const string Annex = """
        (Kèm theo Quyết định số 77/QĐ-UBND ngày 10/6/2025 của UBND tỉnh Lâm Đồng)
        TT|Nội dung|Cơ quan chủ trì|Cơ quan phối hợp|Thời gian
        I|Tuyên truyền|||
        1|Việc a|Sở Khoa học và Công nghệ|Các sở, ban, ngành|Hằng năm
        2|Việc b|Sở Tài chính||
        """;

    [Fact]
    public async Task A_program_reads_the_preview_of_a_plan_with_its_warnings_before_it_confirms()
    {
        await using var app = await TestApp.StartAsync();
        using var coordinator = await app.ClientWithKeyAsync("SKHCN", "plan:read", "plan:write");
        using var officer = await app.SignInAsync(Role.Officer, "SCT");

        using var sent = await coordinator.PostAsync("/api/plan/imports", File("khac.txt", Annex.Replace('|', '\t')), TestContext.Current.CancellationToken);
        var address = sent.Headers.Location!;
        var preview = await coordinator.GetFromJsonAsync<JsonElement>(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Created, sent.StatusCode);
        Assert.Equal("preview", preview.GetProperty("state").GetString());
        Assert.Equal(["I.2"], preview.GetProperty("undecided").EnumerateArray().Select(u => u.GetString()));
        Assert.Equal("Sở Tài chính", preview.GetProperty("reading").GetProperty("groups")[0].GetProperty("tasks")[1].GetProperty("lead")[0].GetString());
        Assert.Contains(preview.GetProperty("reading").GetProperty("warnings").EnumerateArray(), w => w.GetProperty("code").GetString() == "missing-time");
        using var refused = await officer.Client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, refused.StatusCode);
    }

    [Fact]
    public async Task Search_finds_units_and_tasks_without_marks()
    {
        await using var app = await TestApp.StartAsync();
        using var visitor = app.Visit();

        var hits = await visitor.Client.GetFromJsonAsync<JsonElement>("/api/plan/search?q=bien+hoa", TestContext.Current.CancellationToken);

        Assert.Contains(hits.EnumerateArray(), h => h.GetProperty("kind").GetString() == "unit" && h.GetProperty("title").GetString()!.Contains("Biên Hòa", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_calendar_address_is_told_once_and_dies_when_it_is_revoked()
    {
        await using var app = await TestApp.StartAsync();
        using var officer = await app.SignInAsync(Role.Officer, "SCT");

        using var made = await officer.Client.PostAsJsonAsync("/api/plan/calendars", new { unit = "SCT" }, TestContext.Current.CancellationToken);
        var address = new Uri((await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("address").GetString()!);
        var list = await officer.Client.GetFromJsonAsync<JsonElement>("/api/plan/calendars", TestContext.Current.CancellationToken);
        using var visitor = app.Visit();
        var works = await visitor.Client.GetStringAsync(address, TestContext.Current.CancellationToken);
        using var revoked = await officer.Client.DeleteAsync(new Uri("/api/plan/calendars/" + list[0].GetProperty("id").GetString(), UriKind.Relative), TestContext.Current.CancellationToken);
        using var gone = await visitor.Client.GetAsync(address, TestContext.Current.CancellationToken);
        using var notMine = await officer.Client.PostAsJsonAsync("/api/plan/calendars", new { unit = "SYT" }, TestContext.Current.CancellationToken);
        using var nothing = await officer.Client.PostAsJsonAsync("/api/plan/calendars", new { }, TestContext.Current.CancellationToken);

        Assert.StartsWith("BEGIN:VCALENDAR", works, StringComparison.Ordinal);
        Assert.DoesNotContain(address.Segments[^1].Replace(".ics", "", StringComparison.Ordinal), list.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NoContent, revoked.StatusCode);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound], [gone.StatusCode, notMine.StatusCode, nothing.StatusCode]);
    }

    [Fact]
    public async Task A_table_of_money_sent_twice_is_recorded_once_and_a_wrong_one_not_at_all()
    {
        await using var app = await TestApp.StartAsync();
        using var finance = await app.ClientWithKeyAsync("STC", "plan:read", "budget:write");
        const string head = "Mã đơn vị,Nhiệm vụ,Nguồn,Phân loại,Dùng cho,Bước,\"Số tiền, đồng\",Văn bản,Ngày,Ghi chú\n";
        const string row = "STC,II.2,Ngân sách trung ương,,,Dự toán,700000000,7/QĐ,02/01/2026,\n";

        var answers = new List<JsonElement>();
        foreach (var table in new[] { head + row, head + row, head + row + "KHONG,II.2,x,,,y,1,,02/01/2026,\n" })
        {
            using var answer = await finance.PostAsync("/api/plan/budget/2026/imports", File("khoan.csv", table), TestContext.Current.CancellationToken);
            answers.Add(await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken));
        }

        Assert.Equal((1, 0), (answers[0].GetProperty("recorded").GetInt32(), answers[0].GetProperty("known").GetInt32()));
        Assert.Equal((0, 1), (answers[1].GetProperty("recorded").GetInt32(), answers[1].GetProperty("known").GetInt32()));
        Assert.Contains("KHONG", answers[2].GetProperty("errors").GetRawText(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/plan/tasks?state=zzz", "state")]
    [InlineData("/api/plan/tasks?year=99999", "year")]
    [InlineData("/api/plan/tasks?asOf=2026-13-45", "asOf")]
    [InlineData("/api/plan/duties?state=zzz", "state")]
    [InlineData("/api/plan/duties?state=1", "state")]
    [InlineData("/api/plan/duties?flag=zzz", "flag")]
    [InlineData("/api/plan/duties?limit=-1", "limit")]
    public async Task A_parameter_that_is_not_understood_is_named(string address, string name)
    {
        await using var app = await TestApp.StartAsync();
        using var client = await app.ClientWithKeyAsync("SKHCN", "plan:read");

        using var answer = await client.GetAsync(new Uri(address, UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal([name], (await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("errors").EnumerateObject().Select(e => e.Name));
    }

    private static MultipartFormDataContent File(string name, string text) => new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name } };
}
