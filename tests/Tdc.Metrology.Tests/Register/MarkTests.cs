using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Platform.Identity;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

public sealed class MarkTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(DatabaseEngine.Sqlite)]
    [InlineData(DatabaseEngine.Postgres)]
    public async Task Of_two_requests_with_one_stamp_number_one_is_told_that_it_is_used(DatabaseEngine engine)
    {
        await using var app = await TestApp.StartAsync(engine);
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var other = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var first = await RegisterSample.ExamineAsync(verifier, await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser("X-1"))));
        var second = await RegisterSample.ExamineAsync(other, await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser("X-2"))));
        var answers = await Task.WhenAll(
            verifier.SubmitAsync(first, "step", [("stamp", "DN-A000007")]),
            other.SubmitAsync(second, "step", [("stamp", "DN-A000007")]));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
        Assert.Single(answers, a => a.MainText.Contains("Số này đã dùng hoặc đã hủy", StringComparison.Ordinal));
        var mark = await app.DbAsync(db => db.Set<Mark>().AsNoTracking().SingleAsync(Stop));
        Assert.Equal("DN-A000007", mark.Number);
        var states = await app.DbAsync(db => db.Set<Verification>().AsNoTracking().Select(v => v.State).ToListAsync(Stop));
        Assert.Equal([VerificationState.Examining, VerificationState.Concluded], states.Order());
    }

    [Fact]
    public async Task A_voided_number_is_kept_and_never_offered_nor_taken()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        var page = await verifier.SubmitAsync(await verifier.OpenAsync("/do-luong/to-chuc-kiem-dinh"), "void-mark", [("number", " dn-a000001 "), ("reason", "Rách")]);
        Assert.Equal("?xong=mark-voided", page.Address.Query);
        page = await verifier.SubmitAsync(await verifier.OpenAsync("/do-luong/to-chuc-kiem-dinh"), "void-mark", [("number", "DN-A000101"), ("reason", "Rách")]);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status); // outside the range
        page = await RegisterSample.ExamineAsync(verifier, await RegisterSample.ApplyAsync(owner, await RegisterSample.RegisterAsync(owner, RegisterSample.Dispenser())));
        Assert.Equal("DN-A000002", page.Document.QuerySelector("#stamp")!.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.Conflict, (await verifier.SubmitAsync(page, "step", [("stamp", "DN-A000001")])).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await verifier.SubmitAsync(page, "step", [("stamp", "DN-B000001")])).Status);
        Assert.Equal(1, await app.DbAsync(db => db.Set<Mark>().CountAsync(Stop)));
        using var stranger = app.Visit();
        Assert.Contains("Không còn hiệu lực", (await stranger.OpenAsync("/kiem-dinh/DN-A000001")).MainText, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("DN-A", 101, 200, null)]
    [InlineData("DN-A", 100, 200, "metrology.range-overlaps")]
    [InlineData("DN-A", 1, 1, "metrology.range-overlaps")]
    [InlineData("dn-b", 1, 100, null)]
    [InlineData("DN-A1", 1, 100, "metrology.check-fields")]
    [InlineData("DN-C", 5, 4, "metrology.check-fields")]
    public async Task Ranges_never_share_a_number(string prefix, int first, int last, string? refused)
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        var outcome = await app.InScopeAsync(s => s.GetRequiredService<MarkBook>().IssueAsync(RegisterRights.OfSystem, RegisterSample.Body, MarkKind.Stamp, prefix, first, last, Stop));
        Assert.Equal(refused, outcome.TryGet(out _, out var refusal) ? null : refusal.Code);
    }

    [Fact]
    public async Task A_number_that_nobody_knows_is_answered_like_any_other_and_says_nothing_of_owners()
    {
        await using var app = await TestApp.StartAsync();
        await app.PrepareAsync();
        using var owner = await app.SignInAsync(Role.Enterprise, RegisterSample.Owner);
        using var verifier = await app.SignInAsync(Role.Laboratory, RegisterSample.Body);
        using var head = await app.SignInAsync(Role.Head, RegisterSample.Body);
        var address = await RegisterSample.CertifyAsync(owner, verifier, head);
        using var stranger = app.Visit();
        var (known, unknown) = (await stranger.OpenAsync("/kiem-dinh/DN-A000001"), await stranger.OpenAsync("/kiem-dinh/DN-A000002"));
        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (known.Status, unknown.Status));
        Assert.Contains("Không có số này", unknown.MainText, StringComparison.Ordinal);
        foreach (var odd in (string[])["%3Cscript%3E", new string('A', 300), "%20", "' OR 1=1 --"])
        {
            var page = await stranger.OpenAsync("/kiem-dinh/" + odd);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain("Còn hiệu lực", page.MainText, StringComparison.Ordinal);
        }

        app.Clock.MoveTo(2027, 11, 20);
        Assert.Contains("Hết hạn", (await stranger.OpenAsync("/kiem-dinh/DN-A000001")).MainText, StringComparison.Ordinal);
        app.Clock.MoveTo(2026, 11, 21);
        using var headAgain = await app.SignInAsync(Role.Head, RegisterSample.Body);
        var revoked = await headAgain.SubmitAsync(await headAgain.OpenAsync(address), "revoke", [("revoke-reason", "Cấp nhầm")]);
        Assert.Equal("?xong=revoked", revoked.Address.Query);
        Assert.Contains("Không còn hiệu lực", (await stranger.OpenAsync("/kiem-dinh/KD-TTKHCN-2026-00001")).MainText, StringComparison.Ordinal);
        Assert.Null((await app.DbAsync(db => db.Set<Instrument>().AsNoTracking().SingleAsync(Stop))).ValidTo);
    }
}
