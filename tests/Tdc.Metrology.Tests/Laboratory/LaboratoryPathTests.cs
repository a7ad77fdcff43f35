using System.Net;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Features.Laboratory.Issuing;
using Tdc.Platform.Audit;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Laboratory;

public sealed class LaboratoryPathTests
{
    private const string Root = LaboratorySample.Root;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_weight_goes_from_order_to_certificate(DatabaseEngine engine)
    {
        await using var lab = await LaboratorySample.StartAsync(engine);
        var job = await lab.JobInWorkAsync();
        var page = await lab.ReadAsync(job, 1000, "3,1\n3.2\n3,3\n3,4\n3,5", "CM-F1-01");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("/ket-qua/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("CM-F1-01 · C-F1", page.MainText, StringComparison.Ordinal);
        Assert.Contains("5 số đọc", page.MainText, StringComparison.Ordinal);
        Assert.Contains("Đạt", page.MainText, StringComparison.Ordinal);

        // Submitting needs a result for every item; the second person authorises; the certificate names what it rests on.
        page = await lab.FinishAsync(job);
        Assert.Contains("Đã cấp giấy chứng nhận", page.MainText, StringComparison.Ordinal);
        var certificate = Assert.Single(await lab.CertificatesAsync(job));
        Assert.Equal("HC-TTKHCN-2026-0001", certificate.Number);
        Assert.Equal(CertificateFreezing.HashOf(certificate.Content), certificate.ContentHash);
        var content = LaboratoryJson.Read<CertificateContent>(certificate.Content);
        Assert.Equal(("C-F1", "MH-1", "QC-1"), (Assert.Single(content.Standards).CertificateNumber, content.Laboratory.AccreditationNumber, content.Item.Serial));
        var result = Assert.Single(content.Results);
        Assert.Equal((1000, Conformity.Pass, 50.0), (result.Nominal, result.Conformity, result.UpperLimit));
        Assert.NotEqual(Assert.Single(content.MeasuredBy), content.AuthorisedBy + "x");
        page = await lab.Reader.OpenAsync($"/do-luong/giay-chung-nhan/{certificate.Number}");
        Assert.Contains("HC-TTKHCN-2026-0001", page.MainText, StringComparison.Ordinal);
        page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{Root}/cong-viec/{job}/buoc/dong"), "step", []);
        Assert.Equal(JobState.Closed, (await lab.JobAsync(job)).State);
        Assert.Equal(9, await lab.AskAsync(db => db.Set<AuditEntry>().CountAsync(a => a.Action.StartsWith("laboratory."))));
        Assert.Equal(HttpStatusCode.OK, (await lab.Reader.OpenAsync("/en" + $"{Root}/cong-viec/{job}")).Status);
    }

    [Fact]
    public async Task Who_measured_may_not_authorise_even_with_the_authority()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{Root}/cong-viec/{job}/buoc/trinh"), "step", []);
        var page = await lab.Reader.OpenAsync($"{Root}/cong-viec/{job}/ky-duyet");
        Assert.Contains("người khác phải ký duyệt", page.MainText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));

        // The head has no authority by this method, the lead has; sending back needs a reason.
        page = await lab.Head.OpenAsync($"{Root}/cong-viec/{job}/ky-duyet");
        Assert.Contains("không có thẩm quyền ký duyệt", page.MainText, StringComparison.Ordinal);
        page = await lab.Lead.SubmitAsync(await lab.Lead.OpenAsync($"{Root}/cong-viec/{job}/ky-duyet"), "authorise", [("decision", "back")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await lab.Lead.SubmitAsync(page, "authorise", [("decision", "back"), ("note", "Đo lại điểm 1 kg")]);
        var back = await lab.JobAsync(job);
        Assert.Equal((JobState.InWork, "Đo lại điểm 1 kg"), (back.State, back.Reason));
    }

    [Fact]
    public async Task A_standard_counts_at_the_moment_of_reading_and_not_at_that_of_printing()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        Assert.Contains("/ket-qua/", (await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01")).Address.AbsolutePath, StringComparison.Ordinal);

        // Seven months later the certificate has ended: what was read before is printed all the same, what is read now is not taken.
        lab.App.Clock.MoveTo(2027, 6, 20);
        await TestApp.SignInAsync(lab.Reader, lab.ReaderUser);
        await TestApp.SignInAsync(lab.Lead, lab.LeadUser);
        var page = await lab.ReadAsync(job, 2000, "1 2 3 4 5", "CM-F1-01");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chuẩn CM-F1-01 không còn hiệu lực vào lúc đọc", page.MainText, StringComparison.Ordinal);
        Assert.Equal("1 2 3 4 5", page.Document.QuerySelector("#column-difference")!.TextContent.Trim());
        Assert.Equal(1, await lab.AskAsync(db => db.Set<ReadingSet>().CountAsync()));
        Assert.Equal(1, await lab.AskAsync(db => db.Set<ReadingDraft>().CountAsync()));
        page = await lab.FinishAsync(job);
        Assert.Contains("Đã cấp giấy chứng nhận", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_standard_that_is_set_aside_back_in_time_takes_the_ground_from_readings_since_then()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        var set = await lab.AskAsync(db => db.Set<ReadingSet>().AsNoTracking().SingleAsync());
        var page = await lab.Lead.SubmitAsync(await lab.Lead.OpenAsync($"{Root}/chuan/{lab.F1.Id.Value}"), "state", [("state", "Quarantined"), ("since", "01/11/2026"), ("reason", "Bị rơi ngày 1/11")]);
        Assert.Contains("Tạm cách ly", page.MainText, StringComparison.Ordinal);
        page = await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{Root}/so-doc/{set.Id.Value}"), "evaluate", []);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Chuẩn CM-F1-01 không dùng được từ 01/11/2026", page.MainText, StringComparison.Ordinal);
        page = await lab.ReadAsync(job, 2000, "1 2 3 4 5", "CM-F1-01");
        Assert.Contains("không dùng được từ", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_correction_is_a_new_record_that_names_the_old_one_and_its_result_takes_the_place()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        var first = await lab.AskAsync(db => db.Set<ReadingSet>().AsNoTracking().SingleAsync());

        // Entered once: a second set at the point is refused; a correction wants its reason.
        Assert.Equal(HttpStatusCode.Conflict, (await lab.ReadAsync(job, 1000, "2 2 3 4 5", "CM-F1-01")).Status);
        var page = await lab.ReadAsync(job, 1000, "2 3 4 5 6", "CM-F1-01", extra: "&sua=" + first.Id.Value);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        page = await lab.ReadAsync(job, 1000, "2 3 4 5 6", "CM-F1-01", null, "&sua=" + first.Id.Value, ("reason", "Nhập nhầm cột"));
        Assert.Contains("/ket-qua/", page.Address.AbsolutePath, StringComparison.Ordinal);
        var sets = await lab.AskAsync(db => db.Set<ReadingSet>().AsNoTracking().OrderBy(s => s.EnteredAt).ToListAsync());
        Assert.Equal((first.Readings, (ReadingSetId?)first.Id, "Nhập nhầm cột"), (sets[0].Readings, sets[1].Corrects, sets[1].CorrectionReason));
        var results = await lab.AskAsync(db => db.Set<CalibrationResult>().AsNoTracking().OrderBy(r => r.EvaluatedAt).ToListAsync());
        Assert.Equal((results[1].Id, (CalibrationResultId?)null), (results[0].SupersededBy!.Value, results[1].SupersededBy));
        Assert.Equal(1, results[1].Value - results[0].Value, 9);
        page = await lab.Reader.OpenAsync($"{Root}/so-doc/{first.Id.Value}");
        Assert.Contains("Số đọc này đã có bản sửa", page.MainText, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await lab.ReadAsync(job, 1000, "9 9 9 9 9", "CM-F1-01", null, "&sua=" + first.Id.Value, ("reason", "nữa"))).Status);
    }

    [Fact]
    public async Task An_amendment_is_a_new_certificate_that_names_the_old_one()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.FinishAsync(job);
        var old = Assert.Single(await lab.CertificatesAsync(job));
        await lab.Reader.SubmitAsync(await lab.Reader.OpenAsync($"{Root}/cong-viec/{job}/buoc/mo-lai"), "step", [("reason", "Sai một số đọc")]);
        var set = await lab.AskAsync(db => db.Set<ReadingSet>().AsNoTracking().SingleAsync());
        await lab.ReadAsync(job, 1000, "2 3 4 5 6", "CM-F1-01", null, "&sua=" + set.Id.Value, ("reason", "Đọc nhầm"));

        // Without saying how and why nothing is issued.
        var page = await lab.FinishAsync(job);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await lab.Lead.SubmitAsync(page, "issue", [("change-1", "Substituted"), ("reason-1", "")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        await lab.Lead.SubmitAsync(page, "issue", [("change-1", "Substituted"), ("reason-1", "Số đọc 1 kg nhập nhầm")]);
        var both = await lab.CertificatesAsync(job);
        Assert.Equal((old.Content, old.ContentHash), (both[0].Content, both[0].ContentHash));
        Assert.Equal((old.Id, CertificateChange.Substituted, "HC-TTKHCN-2026-0002"), (both[1].Replaces!.Value, both[1].Change!.Value, both[1].Number));
        Assert.Equal("HC-TTKHCN-2026-0001", LaboratoryJson.Read<CertificateContent>(both[1].Content).ReplacesNumber);
        page = await lab.Reader.OpenAsync($"/do-luong/giay-chung-nhan/{old.Number}");
        Assert.Contains("Dùng giấy mới: HC-TTKHCN-2026-0002 Thay thế: Số đọc 1 kg nhập nhầm", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_own_working_standard_gets_its_certificate_from_the_job_and_serves_the_next()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync("F1-1", "F1", "KL-01", own: "CM-F1-01");
        Assert.Contains("chính là thiết bị", (await lab.ReadAsync(job, 1000, "0,1 0,2 0,3 0,4 0,5", "CM-F1-01")).MainText, StringComparison.Ordinal);
        await lab.ReadAsync(job, 1000, "0,1 0,2 0,3 0,4 0,5", "CM-E2-01");
        await lab.FinishAsync(job);
        var issued = Assert.Single(await lab.CertificatesAsync(job));
        var version = await lab.AskAsync(db => db.Set<StandardCertificate>().AsNoTracking().Include(c => c.Values).SingleAsync(c => c.OwnCertificate == issued.Id));
        var result = await lab.AskAsync(db => db.Set<CalibrationResult>().AsNoTracking().SingleAsync());
        var value = Assert.Single(version.Values);
        Assert.Equal((lab.F1.Id, result.Id, StandardCertificateSource.OwnCalibration), (version.Standard, value.OwnResult!.Value, version.Source));
        Assert.Equal(1000 + (result.Value / 1000), value.Value, 9);
        Assert.Equal(result.ExpandedUncertainty / 1000, value.ExpandedUncertainty, 12);

        // The next customer's readings stand on the new version.
        var next = await lab.JobInWorkAsync("QC-2");
        await lab.ReadAsync(next, 1000, "1 2 3 4 5", "CM-F1-01");
        Assert.Equal(version.Id, await lab.AskAsync(db => db.Set<ReadingStandard>().Where(s => s.Standard == lab.F1.Id).Select(s => s.Certificate).SingleAsync()));
    }

    [Theory]
    [InlineData("room-temperature", "31", "không được đo")]
    [InlineData("column-difference", "1 2", "Cần ít nhất 5 số đọc; đang có 2")]
    [InlineData("column-difference", "1 2 ba 4 5", "Số thứ 3 không đọc được: ba")]
    [InlineData("standard-mS", "", "Chọn một mục")]
    [InlineData("time", "25:00", "Ghi giờ:phút")]
    [InlineData("date", "01/12/2026", "Thời điểm đọc chưa đến")]
    [InlineData("date", "01/11/2026", "số đọc không thể trước ngày đó")]
    public async Task Readings_that_may_not_be_taken_are_refused_in_words_and_kept_as_a_draft(string field, string value, string said)
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        var page = await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01", null, "", (field, value));
        Assert.True((int)page.Status is 400 or 422, page.Status.ToString());
        Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        Assert.Equal(0, await lab.AskAsync(db => db.Set<ReadingSet>().CountAsync()));
        Assert.Equal(1, await lab.AskAsync(db => db.Set<ReadingDraft>().CountAsync()));
    }

    [Fact]
    public async Task A_draft_is_kept_for_its_person_alone_and_goes_when_the_readings_are_entered()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        var page = await lab.ReadAsync(job, 1000, "1 2 3", "CM-F1-01", null, "", ("then", "draft"));
        Assert.Equal("1 2 3", page.Document.QuerySelector("#column-difference")!.TextContent.Trim());
        Assert.Contains("Bộ quả cân", (await lab.Reader.OpenAsync(Root)).MainText, StringComparison.Ordinal);
        page = await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        Assert.Contains("/ket-qua/", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Equal(0, await lab.AskAsync(db => db.Set<ReadingDraft>().CountAsync()));
    }

    [Fact]
    public async Task Only_the_laboratory_and_the_customer_know_of_a_job()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync(customer: "26188");
        await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01");
        await lab.FinishAsync(job);
        var certificate = Assert.Single(await lab.CertificatesAsync(job));
        var result = await lab.AskAsync(db => db.Set<CalibrationResult>().Select(r => r.Id).SingleAsync());
        using var customer = await lab.App.SignInAsync(Role.Officer, "26188");
        Assert.Equal(HttpStatusCode.OK, (await customer.OpenAsync($"{Root}/cong-viec")).Status);
        var page = await customer.OpenAsync($"{Root}/cong-viec/{job}");
        Assert.Contains(certificate.Number, page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("/ket-qua/", page.Document.Body!.InnerHtml, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await customer.OpenAsync($"/do-luong/giay-chung-nhan/{certificate.Number}")).Status);
        using var other = await lab.App.SignInAsync(Role.Officer, "SCT");
        foreach (var address in new[] { "", $"/cong-viec/{job}", $"/ket-qua/{result.Value}", "/chuan", $"/chuan/{lab.F1.Id.Value}", "/phuong-phap", "/nguoi", "/dau-tu", $"/cong-viec/{job}/ky-duyet" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync(Root + address)).Status);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/do-luong/giay-chung-nhan/{certificate.Number}")).Status);
        page = await other.OpenAsync(Root + "/cong-viec"); // it may order, and has ordered nothing
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Empty(page.Document.QuerySelectorAll("main tbody a"));

        foreach (var address in new[] { "", $"/ket-qua/{result.Value}", $"/cong-viec/{job}/cap", $"/cong-viec/{job}/buoc/dong", $"/chuan/{lab.F1.Id.Value}" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await customer.OpenAsync(Root + address)).Status);
        }

        using var nobody = lab.App.Visit();
        page = await nobody.OpenAsync($"{Root}/nang-luc");
        Assert.Contains("0.01 + 0.001*x", page.MainText, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Without_an_authority_of_that_day_nobody_measures()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var job = await lab.JobInWorkAsync();
        Assert.Contains("bạn không có thẩm quyền đo", (await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01", lab.Lead)).MainText, StringComparison.Ordinal);

        // The head ends the reader's authority yesterday; a laboratory person cannot.
        var authority = await lab.AskAsync(db => db.Set<Authority>().Where(a => a.Person == lab.ReaderUser.Id && a.Kind == AuthorityKind.Calibrate).OrderBy(a => a.Id).Select(a => new { a.Id, a.Method }).ToListAsync());
        Assert.Empty((await lab.Reader.OpenAsync($"{Root}/nguoi?thoi={authority[0].Id.Value}")).Document.QuerySelectorAll("main form"));
        foreach (var a in authority)
        {
            var page = await lab.Head.SubmitAsync(await lab.Head.OpenAsync($"{Root}/nguoi?thoi={a.Id.Value}"), "end", [("lastDay", "19/11/2026")]);
            Assert.Equal(HttpStatusCode.OK, page.Status);
        }

        Assert.Contains("bạn không có thẩm quyền đo", (await lab.ReadAsync(job, 1000, "1 2 3 4 5", "CM-F1-01")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_method_is_tried_kept_and_approved_by_another_person()
    {
        await using var lab = await LaboratorySample.StartAsync();
        var method = await lab.AskAsync(db => db.Set<CalibrationMethod>().Where(m => m.Code == "KL-02").Select(m => m.Id).SingleAsync());
        var page = await lab.Reader.OpenAsync($"{Root}/phuong-phap/{method.Value}/phien-ban");
        page = await lab.Reader.SubmitAsync(page, "version", [("model", "e = mS + d + dD + dX"), ("then", "try")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("Mô hình dùng tên không có: “dX”, vị trí 15", page.MainText, StringComparison.Ordinal);
        page = await lab.Reader.SubmitAsync(page, "version", [("model", "e = mS + d + dD + dB + dR - mN"), ("then", "try")]);
        Assert.Contains("Mô hình đọc được", page.MainText, StringComparison.Ordinal);
        page = await lab.Reader.SubmitAsync(page, "version", [("procedure", "QT-KL-02, sửa lần 1"), ("validFrom", "20/11/2026")]);
        Assert.Contains("người khác phải phê duyệt", page.MainText, StringComparison.Ordinal);
        page = await lab.Lead.SubmitAsync(await lab.Lead.OpenAsync(page.Address.AbsolutePath), "approve", []);
        Assert.Contains("Phiên bản đã được phê duyệt", page.MainText, StringComparison.Ordinal);
        var versions = await lab.AskAsync(db => db.Set<MethodVersion>().AsNoTracking().Where(v => v.Method == method).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal((new DateOnly(2026, 11, 19), (DateOnly?)null), (versions[0].ValidTo!.Value, versions[1].ValidTo));
        Assert.Equal(versions[0].Budget, versions[1].Budget);
        Assert.Equal(versions[0].Acceptance, versions[1].Acceptance);
    }

    [Theory]
    [InlineData("1000; 1000,001; 0,0016", "k = 2")]
    [InlineData("1000; x; 0,0016; 2", "Dòng 1 không đọc được")]
    [InlineData("1000; 1000,001; -1; 2", "U phải lớn hơn 0")]
    [InlineData("1000; 1000,001; NaN; 2", "Dòng 1 không đọc được")]
    public async Task A_certificate_without_k_or_with_what_is_no_number_is_refused(string values, string said)
    {
        await using var lab = await LaboratorySample.StartAsync();
        var page = await lab.Reader.OpenAsync($"{Root}/chuan/{lab.F1.Id.Value}/giay");
        (string, string)[] fields = [("number", "C-9"), ("issuer", "Viện"), ("calibratedOn", "01/11/2026"), ("validFrom", "01/11/2026"), ("validTo", "01/11/2027"), ("unit", "g")];
        page = await lab.Reader.SubmitAsync(page, "certificate", [.. fields, ("values", values)]);
        Assert.Contains(said, page.MainText, StringComparison.Ordinal);
        Assert.Equal(2, await lab.AskAsync(db => db.Set<StandardCertificate>().CountAsync()));

        // With a probability k follows from it.
        page = await lab.Reader.SubmitAsync(page, "certificate", [.. fields, ("values", "1000; 1000,001; 0,0016; ; ; 95,45")]);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(2.0, (await lab.AskAsync(db => db.Set<StandardValue>().SingleAsync(v => db.Set<StandardCertificate>().Any(c => c.Id == v.Certificate && c.Number == "C-9")))).CoverageFactor, 3);
    }
}
