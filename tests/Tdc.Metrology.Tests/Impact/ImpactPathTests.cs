using System.Net;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Impact;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Tests.Laboratory;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Impact;

/// <summary>From a reference standard that was found bad, through the laboratory's working standard, to the customer's verdict and letter.</summary>
public sealed class ImpactPathTests
{
    private const string List = LaboratorySample.Root + "/anh-huong";

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_bad_reference_standard_is_followed_to_the_customer_whose_verdict_flips(DatabaseEngine engine)
    {
        await using var lab = await ChainAsync(engine);

        var page = await AnalyseAsync(lab, [("certificate", ""), ("errors", "1000 0,060 0,001"), ("reason", "E2 bị rơi, tìm thấy lệch 60 mg.")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Đổi kết luận", page.MainText, StringComparison.Ordinal);
        var study = await lab.AskAsync(db => db.Set<ImpactStudy>().AsNoTracking().SingleAsync());
        Assert.Equal((2, 2, 2), (study.Results, study.Certificates, study.Flips)); // the working standard itself no longer keeps its class
        var findings = await lab.AskAsync(db => db.Set<ImpactFinding>().AsNoTracking().OrderBy(f => f.Position).ToListAsync());
        Assert.Equal([1, 2], findings.Select(f => f.Generation));
        var results = await lab.AskAsync(db => db.Set<CalibrationResult>().AsNoTracking().ToDictionaryAsync(r => r.Id));
        Assert.All(findings, f => Assert.Equal(results[f.Result].Value + 60, f.Value, 6)); // both in milligram: the working standard hands it on whole
        Assert.Equal((ImpactClass.DecisionFlips, Conformity.Pass, Conformity.Fail), (findings[1].Class, results[findings[1].Result].Conformity, findings[1].Conformity));

        // The letter names the certificate; nothing that was issued has changed.
        var letter = Assert.Single(await lab.AskAsync(db => db.Set<ImpactLetter>().AsNoTracking().Where(l => l.Customer == "Khách thử" && l.Flips > 0).ToListAsync()));
        using var docx = await lab.Reader.Client.GetAsync(new Uri($"{List}/{study.Id.Value}/thu/{letter.Id.Value}.docx", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, docx.StatusCode);
        using var sheet = await lab.Reader.Client.GetAsync(new Uri($"{List}/{study.Id.Value}/ket-qua.csv", UriKind.Relative));
        Assert.Contains("HC-TTKHCN-2026-0002", await sheet.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(2, await lab.AskAsync(db => db.Set<CalibrationCertificate>().CountAsync()));

        // It closes only when every letter was sent, and once.
        page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{List}/{study.Id.Value}"), "close", [("closing", "Chuẩn đã đưa đi hiệu chuẩn.")]);
        Assert.Contains("thư chưa ghi ngày gửi", page.MainText, StringComparison.Ordinal);
        foreach (var one in await lab.AskAsync(db => db.Set<ImpactLetter>().AsNoTracking().ToListAsync()))
        {
            page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{List}/{study.Id.Value}"), "letter-" + one.Id.Value, [("note-" + one.Id.Value, "Gửi qua bưu điện")]);
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{List}/{study.Id.Value}"), "close", [("closing", "Chuẩn đã đưa đi hiệu chuẩn.")]);
        Assert.Contains("Đã khép phân tích lại", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await lab.Reader.OpenAsync($"/en{List}/{study.Id.Value}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await lab.Reader.OpenAsync("/en" + List)).Status);
    }

    [Fact]
    public async Task Readings_outside_of_the_window_and_other_certificates_are_left_out()
    {
        await using var lab = await ChainAsync(DatabaseEngine.Sqlite);

        await AnalyseAsync(lab, [("certificate", ""), ("to", "01/01/2026"), ("errors", "1000 0,060"), ("reason", "Chỉ trước năm 2026.")]);

        Assert.Equal(0, (await lab.AskAsync(db => db.Set<ImpactStudy>().AsNoTracking().SingleAsync())).Results);
        Assert.Equal(0, await lab.AskAsync(db => db.Set<ImpactLetter>().CountAsync()));
    }

    [Fact]
    public async Task The_error_of_one_weight_of_a_set_leaves_the_others_alone()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync("QC-7");
        await lab.ReadAsync(job, 500, "0,1 0,2 0,3 0,4 0,5", "CM-E2-01");
        await lab.FinishAsync(job);

        var page = await AnalyseAsync(lab, [("certificate", ""), ("errors", "1000 0,5 0,001"), ("reason", "Quả 1 kg bị rơi.")]);

        Assert.Contains("Các vật rời nhau", page.MainText, StringComparison.Ordinal);
        var study = await lab.AskAsync(db => db.Set<ImpactStudy>().AsNoTracking().SingleAsync());
        Assert.Equal((1, 0, 0), (study.Results, study.Flips, study.Larger));
        page = await AnalyseAsync(lab, [("certificate", ""), ("errors", "1000 0,5 0,001"), ("reach", "Nearest"), ("reason", "Quả 1 kg bị rơi.")]);
        Assert.Contains("điểm gần nhất, theo lựa chọn", page.MainText, StringComparison.Ordinal);
        Assert.Equal(1, await lab.AskAsync(db => db.Set<ImpactStudy>().CountAsync(s => s.Flips + s.Larger == 1)));
    }

    [Theory]
    [InlineData("reach", "Everywhere", "Hãy chọn chuẩn này là gì")]
    [InlineData("errors", "1000", "Dòng 1 không đọc được")]
    [InlineData("errors", "", "ít nhất một dòng sai số")]
    [InlineData("errors", "1000 0,1\n1000 0,2", "mỗi giá trị danh định một lần")]
    [InlineData("errors", "1000 0,1 -1", "độ không đảm bảo không âm")]
    [InlineData("reason", "", "Hãy viết điều gì đã xảy ra")]
    [InlineData("from", "40/13/2026", "Ngày không đọc được")]
    [InlineData("from", "01/01/2030", "không ở tương lai")]
    public async Task What_cannot_be_analysed_is_said_at_its_field_and_nothing_is_made(string field, string value, string said)
    {
        await using var lab = await LaboratorySample.StartAsync();
        var given = new List<(string Name, string Value)> { ("certificate", ""), ("errors", "1000 0,06"), ("reason", "Rơi") };
        given.RemoveAll(g => g.Name == field);

        var page = await AnalyseAsync(lab, [.. given, (field, value)]);

        Assert.NotEqual(HttpStatusCode.OK, page.Status);
        Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        Assert.Equal(0, await lab.AskAsync(db => db.Set<ImpactStudy>().CountAsync()));
    }

    [Fact]
    public async Task Nobody_outside_of_the_laboratory_hears_of_it()
    {
        await using var lab = await ChainAsync(DatabaseEngine.Sqlite);
        await AnalyseAsync(lab, [("certificate", ""), ("errors", "1000 0,060"), ("reason", "Rơi")]);
        var id = (await lab.AskAsync(db => db.Set<ImpactStudy>().AsNoTracking().SingleAsync())).Id.Value;
        using var other = await lab.App.SignInAsync(Role.Coordinator, "SKHCN");

        foreach (var address in (string[])[List, List + "/moi", $"{List}/{id}", $"{List}/{id}/ket-qua.csv"])
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Client.GetAsync(new Uri(address, UriKind.Relative))).StatusCode);
        }
    }

    private static async Task<LaboratorySample> ChainAsync(DatabaseEngine engine)
    {
        var lab = await LaboratorySample.StartAsync(engine);
        var own = await lab.JobInWorkAsync("F1-1", "F1", "KL-01", own: "CM-F1-01");
        await lab.ReadAsync(own, 1000, "0,1 0,2 0,3 0,4 0,5", "CM-E2-01");
        await lab.FinishAsync(own);
        var customers = await lab.JobInWorkAsync("QC-2");
        await lab.ReadAsync(customers, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.FinishAsync(customers);
        return lab;
    }

    private static async Task<Page> AnalyseAsync(LaboratorySample lab, (string Name, string Value)[] fields) =>
        await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{List}/moi?chuan={lab.E2.Id.Value}"), "new-impact", fields);
}
