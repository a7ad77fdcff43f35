using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Measures;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

public sealed class LaboratoryApiTests
{
    private const string Api = "/api/metrology/laboratory";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_key_reads_and_orders_within_its_scope_and_its_laboratory(DatabaseEngine engine)
    {
        await using var lab = await LaboratorySample.StartAsync(engine);
        using var writer = await lab.App.ClientWithKeyAsync(LaboratorySample.UnitCode, "laboratory:write");
        using var reader = await lab.App.ClientWithKeyAsync(LaboratorySample.UnitCode, "laboratory:read");
        using var stranger = await lab.App.ClientWithKeyAsync("SCT", "laboratory:read", "laboratory:write");
        using var plain = await lab.App.ClientWithKeyAsync(LaboratorySample.UnitCode, "plan:read");
        var order = new { customer = "26188", wantsVerdict = true, items = new[] { new { method = "KL-02", description = "Quả cân", serial = "A-1", @class = "M1" } } };
        using var made = await writer.PostAsJsonAsync(Api + "/jobs", order);
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await reader.PostAsJsonAsync(Api + "/jobs", order)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.PostAsJsonAsync(Api + "/jobs", order)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await plain.GetAsync(new Uri(Api + "/jobs", UriKind.Relative))).StatusCode);
        using var bad = await writer.PostAsJsonAsync(Api + "/jobs", new { customer = "none", items = new[] { new { method = "XX", description = "", serial = "A" } } });
        Assert.Equal(HttpStatusCode.BadRequest, bad.StatusCode);
        var errors = (await bad.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["customerCode", "description-0", "method-0"], errors.EnumerateObject().Select(e => e.Name).Order(StringComparer.Ordinal));

        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.FinishAsync(job);
        var first = await reader.GetFromJsonAsync<JsonElement>(Api + "/jobs?limit=1");
        var second = await reader.GetFromJsonAsync<JsonElement>($"{Api}/jobs?limit=1&after={first.GetProperty("next").GetString()}");
        Assert.Equal(JsonValueKind.Null, second.GetProperty("next").ValueKind);
        Assert.Equal(
            ["YC-TTKHCN-2026-0001 ordered", "YC-TTKHCN-2026-0002 certificate-issued"],
            new[] { first, second }.Select(p => p.GetProperty("items")[0]).Select(j => j.GetProperty("number").GetString() + " " + j.GetProperty("state").GetString()).Order(StringComparer.Ordinal));
        var results = await reader.GetFromJsonAsync<JsonElement>($"{Api}/jobs/{job}/results");
        Assert.Equal("pass", results[0].GetProperty("conformity").GetString());
        Assert.Equal(6, results[0].GetProperty("budget").GetProperty("inputs").GetArrayLength());
        var certificates = await reader.GetFromJsonAsync<JsonElement>(Api + "/certificates");
        var number = certificates.GetProperty("items")[0].GetProperty("number").GetString();
        Assert.Equal("HC-TTKHCN-2026-0001", number);
        foreach (var path in new[] { $"/jobs/{job}", $"/jobs/{job}/results", $"/../certificates/{number}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(new Uri(Api + path, UriKind.Relative))).StatusCode);
        }

        // The customer's key sees its own jobs and nothing of how they are measured.
        using var customer = await lab.App.ClientWithKeyAsync("26188", "laboratory:read");
        var own = await customer.GetFromJsonAsync<JsonElement>(Api + "/jobs");
        Assert.Equal("YC-TTKHCN-2026-0001", Assert.Single(own.GetProperty("items").EnumerateArray()).GetProperty("number").GetString());
        var ordered = own.GetProperty("items")[0].GetProperty("id").GetString();
        Assert.Equal(HttpStatusCode.OK, (await customer.GetAsync(new Uri($"{Api}/jobs/{ordered}", UriKind.Relative))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await customer.GetAsync(new Uri($"{Api}/jobs/{ordered}/results", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task The_equipment_plan_keeps_money_within_its_approval_and_measures_it()
    {
        await using var lab = await LaboratorySample.StartAsync();
        (string, string)[] item = [("name", "Cân so sánh"), ("year", "2026"), ("quantity", "1"), ("province", "1.000.000.000"), ("state", "200.000.000"), ("step", "Approved")];
        var page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync(LaboratorySample.Root + "/dau-tu/moi"), "investment", item);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await lab.Reader.SubmitAsync(page, "investment", [.. item, ("approved", "1.100.000.000"), ("approvedOn", "01/03/2026"), ("basis", "QĐ 1")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await lab.Reader.SubmitAsync(page, "payment", [("on", "01/06/2026"), ("dong", "1.200.000.000"), ("source", "Province")]);
        Assert.Contains("còn lại 1.100.000.000 đ", page.MainText, StringComparison.Ordinal);
        page = await lab.Reader.SubmitAsync(page, "payment", [("on", "01/06/2026"), ("dong", "700.000.000"), ("source", "Province")]);
        Assert.Contains("700.000.000 đ", page.MainText, StringComparison.Ordinal);
        Assert.Equal((1_200_000_000m, 1_100_000_000m, 700_000_000m), (await MeasureAsync(lab, "metrology.investment-planned"), await MeasureAsync(lab, "metrology.investment-approved"), await MeasureAsync(lab, "metrology.investment-spent")));
        Assert.Equal((1m, 100m), (await MeasureAsync(lab, "metrology.capabilities"), await MeasureAsync(lab, "metrology.standards-valid")));
        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.FinishAsync(job);
        Assert.Equal((1m, 1m), (await MeasureAsync(lab, "metrology.calibration-jobs"), await MeasureAsync(lab, "metrology.calibration-certificates")));
    }

    private static async Task<decimal?> MeasureAsync(LaboratorySample lab, string code) =>
        (await lab.App.Services.GetRequiredService<MeasureCatalogue>().AnswerAsync(code, null, new(2026, 1, 1), new(2026, 12, 31), CancellationToken.None))?.Value;
}
