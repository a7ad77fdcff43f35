using System.Net;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Identity;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class RegisterRightsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_may_not_know_of_an_instrument_or_a_verification_gets_404()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var instrument = await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser());
        var verification = await RegisterSample.ApplyAsync(owner, instrument);
        using var other = await app.SignInAsync(Role.Officer, "SCT");
        using var finance = await app.SignInAsync(Role.Finance, "STC");
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        using var inspector = await app.SignInAsync(Role.Inspector, "SKHCN");
        string[] pages = [instrument, instrument + "/sua", instrument + "/su-kien", instrument + "/dang-ky-kiem-dinh", verification, verification + "/tiep-nhan", verification + "/do-luong", verification + "/tem", verification + "/giay.docx"];
        foreach (var page in pages)
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await other.OpenAsync(page)).Status));
        }

        foreach (var page in (string[])["/do-luong/phuong-tien-do", "/do-luong/kiem-dinh", "/do-luong/giam-sat", "/do-luong/den-han", "/do-luong/giam-sat.csv"])
        {
            Assert.Equal((page, HttpStatusCode.NotFound), (page, (await finance.OpenAsync(page)).Status));
            Assert.Equal((page, HttpStatusCode.OK), (page, (await coordinator.OpenAsync(page)).Status));
            Assert.Equal((page, HttpStatusCode.OK), (page, (await inspector.OpenAsync(page)).Status));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await inspector.OpenAsync(instrument + "/sua")).Status);
        Assert.Equal(HttpStatusCode.OK, (await inspector.OpenAsync(instrument)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync("/do-luong/giam-sat")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.OpenAsync(verification + "/tiep-nhan")).Status);
        Assert.Equal(HttpStatusCode.OK, (await verifier.OpenAsync(verification + "/tiep-nhan")).Status);
    }

    [Fact]
    public async Task A_body_without_a_designation_for_the_kind_is_refused()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync("truck-scale");
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        var instrument = await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser());
        Assert.Contains("Chưa có tổ chức nào được chỉ định", (await owner.OpenAsync(instrument + "/dang-ky-kiem-dinh")).MainText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_designation_that_ends_stops_the_work_of_its_body()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var verification = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        var intake = await verifier.OpenAsync(verification + "/tiep-nhan");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync("/do-luong/to-chuc-kiem-dinh"), "end-designation", [("lastDay", "19/11/2026")]);
        Assert.Equal("?xong=designation-ended", page.Address.Query);
        page = await verifier.SubmitAsync(intake, "step", [("approval", "1"), ("agrees", "true"), ("note", "x"), ("do", "accept")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("không được chỉ định", page.MainText, StringComparison.Ordinal);
        Assert.Equal(VerificationState.Applied, (await app.DbAsync(db => db.Set<Verification>().AsNoTracking().SingleAsync(Stop))).State);
    }

    [Fact]
    public async Task A_head_who_also_examined_cannot_sign()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        var person = await app.AddUserAsync(Role.Laboratory, RegisterSample.Body);
        var unit = (await app.UnitAsync(RegisterSample.Body)).Lineage;
        await app.DbAsync(async db =>
        {
            db.Add(new UnitRole { Id = new(Guid.CreateVersion7()), UserId = person.Id, Unit = unit, Role = Role.Head, ValidFrom = new(2025, 1, 1) });
            return await db.SaveChangesAsync(Stop);
        });
        using var both = app.Visit();
        await TestApp.SignInAsync(both, person);
        var address = await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser()));
        await both.SubmitAsync(await RegisterSample.ExamineAsync(both, address), "step", []);
        var page = await both.OpenAsync(address);
        Assert.Contains("Người kiểm định không được ký", page.MainText, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => page.Document.QuerySelectorAll("input[name=_handler]").Single(i => i.GetAttribute("value") == "sign"));
    }

    [Fact]
    public async Task The_same_instrument_is_entered_once_and_an_edit_over_another_edit_is_told()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        var instrument = await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser());
        var page = await owner.SubmitAsync(await owner.OpenAsync("/do-luong/phuong-tien-do/moi"), "register-instrument", RegisterSample.Dispenser("x 0001"));
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        var (first, second) = (await owner.OpenAsync(instrument + "/sua"), await owner.OpenAsync(instrument + "/sua"));
        Assert.Equal("?xong=amended", (await owner.SubmitAsync(first, "amend-instrument", [("address", "Quốc lộ 51")])).Address.Query);
        Assert.Equal(HttpStatusCode.Conflict, (await owner.SubmitAsync(second, "amend-instrument", [("address", "Quốc lộ 20")])).Status);
        Assert.Equal("Quốc lộ 51", (await app.DbAsync(db => db.Set<Instrument>().AsNoTracking().SingleAsync(Stop))).Address);
    }

    [Fact]
    public async Task A_form_with_faults_names_each_and_writes_nothing()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var coordinator = await app.SignInAsync(Role.Coordinator, "SKHCN");
        var page = await coordinator.SubmitAsync(await coordinator.OpenAsync("/do-luong/phuong-tien-do/moi"), "register-instrument", [("kind", ""), ("owner", "không có"), ("place", ""), ("latitude", "95"), ("longitude", "106"), ("maker", ""), ("serial", "---")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal(["#kind", "#latitude", "#maker", "#owner", "#place"], page.Document.QuerySelectorAll(".errs a").Select(a => a.GetAttribute("href")!).Order());
        Assert.Equal(0, await app.DbAsync(db => db.Set<Instrument>().CountAsync(Stop)));
    }
}
