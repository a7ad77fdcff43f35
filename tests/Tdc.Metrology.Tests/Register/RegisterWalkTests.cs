using System.Net;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Events;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class RegisterWalkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task A_dispenser_is_registered_verified_by_two_persons_stamped_and_checked_by_anybody(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var head = await app.SignInAsync(Role.Head, RegisterSample.Body);
        var address = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        var conclusion = await RegisterSample.ExamineAsync(verifier, address);
        Assert.Equal("DN-A000001", conclusion.Document.QuerySelector("#stamp")!.GetAttribute("value"));
        var page = await verifier.SubmitAsync(conclusion, "step", []);
        Assert.Contains("Chờ ký", page.MainText, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("section#ky")); // who examined is not asked to sign
        page = await head.SubmitAsync(await head.OpenAsync(address), "sign", []);
        Assert.Contains("Đã cấp giấy chứng nhận", page.MainText, StringComparison.Ordinal);
        Assert.Contains("KD-TTKHCN-2026-00001", page.MainText, StringComparison.Ordinal);

        var instrument = await app.DbAsync(db => db.Set<Instrument>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal((new DateOnly(2026, 11, 20), new DateOnly(2027, 11, 19), new DateOnly(2027, 11, 20), "KD-TTKHCN-2026-00001"), (instrument.VerifiedOn, instrument.ValidTo, instrument.DueOn, instrument.CertificateNumber));
        Assert.Equal(1, await app.DbAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == typeof(InstrumentVerified).FullName, Stop)));
        using var stranger = app.Visit();
        foreach (var number in (string[])["DN-A000001", "dn-a000001", "KD-TTKHCN-2026-00001"])
        {
            page = await stranger.OpenAsync("/kiem-dinh/" + number);
            Assert.Contains("Còn hiệu lực", page.MainText, StringComparison.Ordinal);
            Assert.DoesNotContain("xăng dầu thử", page.MainText, StringComparison.Ordinal);
        }

        using var document = await owner.Client.GetAsync(new Uri(address + "/giay.docx", UriKind.Relative), Stop);
        Assert.Equal(HttpStatusCode.OK, document.StatusCode);
        page = await verifier.OpenAsync(address + "/tem");
        Assert.NotNull(page.Document.QuerySelector("main svg"));
        page = await owner.OpenAsync("/en" + address);
        Assert.Contains("Certificate issued", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_seal_ends_the_certificate_and_opens_the_way_to_a_verification_after_repair()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var head = await app.SignInAsync(Role.Head, RegisterSample.Body);
        await RegisterSample.CertifyAsync(owner, verifier, head);
        var id = (await app.DbAsync(db => db.Set<Instrument>().AsNoTracking().SingleAsync(Stop))).Id.Value;
        var page = await owner.SubmitAsync(await owner.OpenAsync($"/do-luong/phuong-tien-do/{id}/su-kien"), "instrument-event", [("what", "SealBroken"), ("on", "21/11/2026"), ("note", "Đứt")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status); // tomorrow has not happened
        page = await owner.SubmitAsync(page, "instrument-event", [("what", "SealBroken"), ("on", "20/11/2026"), ("note", "Đứt khi bảo dưỡng")]);
        Assert.Contains("Đang sửa chữa", page.MainText, StringComparison.Ordinal);
        using var stranger = app.Visit();
        Assert.Contains("Không còn hiệu lực", (await stranger.OpenAsync("/kiem-dinh/DN-A000001")).MainText, StringComparison.Ordinal);
        Assert.Equal(1, await app.DbAsync(db => db.Set<OutboxMessage>().CountAsync(m => m.Kind == typeof(InstrumentVerificationEnded).FullName, Stop)));
        page = await owner.OpenAsync($"/do-luong/phuong-tien-do/{id}/dang-ky-kiem-dinh");
        Assert.Equal("AfterRepair", page.Document.QuerySelector("input[name=purpose][checked]")!.GetAttribute("value"));
        var again = await RegisterSample.ApplyAsync(owner, $"/do-luong/phuong-tien-do/{id}", "AfterRepair");
        page = await verifier.SubmitAsync(await RegisterSample.ExamineAsync(verifier, again), "step", []);
        Assert.Contains("DN-A000002", (await app.DbAsync(db => db.Set<Verification>().AsNoTracking().SingleAsync(v => v.Purpose == VerificationPurpose.AfterRepair, Stop))).StampNumber, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_above_the_limit_ends_in_a_notice_of_refusal_without_a_stamp()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var head = await app.SignInAsync(Role.Head, RegisterSample.Body);
        var address = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        var page = await RegisterSample.ExamineAsync(verifier, address, "20,101");
        Assert.Null(page.Document.QuerySelector("#stamp"));
        page = await verifier.SubmitAsync(page, "step", [("reason", "")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await verifier.SubmitAsync(page, "step", [("reason", "Sai số +0,101 L ở 20 L")]);
        page = await head.SubmitAsync(await head.OpenAsync(address), "return", [("return-reason", "Đo lại điểm 1")]);
        Assert.Contains("Đo lại điểm 1", page.MainText, StringComparison.Ordinal);
        await verifier.SubmitAsync(await verifier.OpenAsync(address + "/ket-luan"), "step", [("reason", "Đã đo lại: vượt")]);
        page = await head.SubmitAsync(await head.OpenAsync(address), "sign", []);
        Assert.Contains("TB-TTKHCN-2026-00001", page.MainText, StringComparison.Ordinal);
        using var stranger = app.Visit();
        Assert.Contains("Không có số này", (await stranger.OpenAsync("/kiem-dinh/TB-TTKHCN-2026-00001")).MainText, StringComparison.Ordinal);
        Assert.Equal(0, await app.DbAsync(db => db.Set<Mark>().CountAsync(Stop)));
    }

    [Fact]
    public async Task A_measurement_that_cannot_tell_is_said_where_it_is_made_and_no_verdict_is_offered()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var address = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        await RegisterSample.ExamineAsync(verifier, address);
        var page = await verifier.SubmitAsync(await verifier.OpenAsync(address + "/do-luong"), "measure", [
            ("procedure", "ĐLVN 10"), ("standards", "Bình"), ("s.class", "0.5"), ("s.part", "system"), ("p1.reference", "20"), ("p1.indication", "20,01"), ("p1.u", "5"), ("p2.reference", ""), ("p2.indication", ""), ("p2.flow", ""), ("p2.u", ""), ("do", "next")]);
        Assert.EndsWith("/do-luong", page.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("U quá lớn", page.MainText, StringComparison.Ordinal);
        Assert.Contains("chưa thể kết luận", page.MainText, StringComparison.Ordinal);

        page = await verifier.OpenAsync(address + "/ket-luan");
        Assert.Contains("Chưa thể kết luận", page.MainText, StringComparison.Ordinal);
        Assert.DoesNotContain("Ba phần kiểm tra đều đạt", page.MainText, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("#stamp"));
        Assert.Empty(page.Document.QuerySelectorAll("main form button"));
        page = await verifier.OpenAsync(address);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("main a"), a => a.GetAttribute("href")!.EndsWith("/ket-luan", StringComparison.Ordinal));
        Assert.Contains("U quá lớn", page.MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unreadable_numbers_are_told_at_their_point_and_no_step_is_taken_before_its_time()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var address = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        var page = await verifier.SubmitAsync(await verifier.OpenAsync(address + "/do-luong"), "measure", [
            ("procedure", "ĐLVN 10"), ("standards", "Bình"), ("s.class", "0.5"), ("s.part", ""), ("p1.reference", "hai mươi"), ("p1.indication", "20"), ("p1.u", "-1"), ("do", "next")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(3, page.Document.QuerySelectorAll(".errs li").Length);
        page = await verifier.SubmitAsync(await verifier.OpenAsync(address + "/do-luong"), "measure", [
            ("procedure", "ĐLVN 10"), ("standards", "Bình"), ("s.class", "0.5"), ("s.part", "system"), ("p1.reference", "20"), ("p1.indication", "20"), ("p1.u", "0,02"), ("do", "next")]);
        Assert.Equal(HttpStatusCode.Conflict, page.Status); // intake and the other examinations come first
        Assert.Equal(0, await app.DbAsync(db => db.Set<TestPoint>().CountAsync(Stop)));
    }
}
