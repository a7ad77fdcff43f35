using Microsoft.Extensions.DependencyInjection;
using Tdc.Metrology.Domain.Register;
using Tdc.Metrology.Features.Register;
using Tdc.Metrology.Features.Register.Bodies;
using Tdc.Platform.Identity;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;
using Tdc.Testing;

namespace Tdc.Metrology.Tests.Register;

/// <summary>A designated body with stamps, an owner, and people, for tests of the register.</summary>
internal static class RegisterSample
{
    public const string Body = "TTKHCN";
    public const string Owner = "3600000009";
    public const string Place = "26188";

    /// <summary>Fields of a fuel dispenser as a person types them.</summary>
    public static (string Name, string Value)[] Dispenser(string serial = "X-0001", string owner = Owner) =>
        [("kind", "fuel-dispenser"), ("owner", owner), ("place", Place), ("address", "Quốc lộ 1"), ("latitude", "10,95"), ("longitude", "106,82"), ("maker", "Tân Thành"), ("model", "TT-2"), ("serial", serial), ("range", "5–50 L/min"), ("class", "0.5"), ("approval", "PDM 12/2024")];

    /// <summary>Adds the owner, a designation for two kinds and a range of stamps.</summary>
    public static async Task PrepareAsync(this TestApp app, string kinds = "fuel-dispenser truck-scale")
    {
        await app.InScopeAsync(async services =>
            (await services.GetRequiredService<AddOrganisation>().HandleAsync(new(OrganisationKind.Enterprise, Owner, "Cửa hàng xăng dầu thử", "Test petrol station", Place), Asker.System, CancellationToken.None)).TryGet(out _, out var no) ? true : throw new InvalidOperationException(no.Code));
        await app.InScopeAsync(async services =>
        {
            var rights = RegisterRights.OfSystem;
            var designated = await services.GetRequiredService<DesignationBook>().AddAsync(rights, Body, "CĐ 1/2026", kinds.Split(' '), new(2026, 1, 1), null, "thử", false, CancellationToken.None);
            var issued = await services.GetRequiredService<MarkBook>().IssueAsync(rights, Body, MarkKind.Stamp, "DN-A", 1, 100, CancellationToken.None);
            return designated.IsYes && issued.IsYes ? true : throw new InvalidOperationException("The sample was refused.");
        });
    }

    /// <summary>Runs a question over the tables.</summary>
    public static Task<T> DbAsync<T>(this TestApp app, Func<TdcDbContext, Task<T>> ask) => app.InScopeAsync(services => ask(services.GetRequiredService<TdcDbContext>()));

    /// <summary>Enters an instrument and returns its page's address.</summary>
    public static async Task<string> RegisterAsync(Visitor visitor, params (string Name, string Value)[] fields)
    {
        var page = await visitor.SubmitAsync(await visitor.OpenAsync("/do-luong/phuong-tien-do/moi"), "register-instrument", fields);
        Assert.True(page.Status == System.Net.HttpStatusCode.OK && page.Address.Query == "?xong=registered", page.MainText);
        return page.Address.AbsolutePath;
    }

    /// <summary>Applies for an instrument and returns the address of the verification.</summary>
    public static async Task<string> ApplyAsync(Visitor visitor, string instrument, string purpose = "Initial")
    {
        var page = await visitor.SubmitAsync(await visitor.OpenAsync(instrument + "/dang-ky-kiem-dinh"), "apply-verification", [("purpose", purpose), ("body", Body)]);
        Assert.True(page.Address.Query == "?xong=applied", page.MainText);
        return page.Address.AbsolutePath;
    }

    /// <summary>Takes a verification through intake and examinations up to the verdict page.</summary>
    /// <param name="verifier">A verifier of the body.</param>
    /// <param name="address">The verification.</param>
    /// <param name="indication">What the dispenser shows for 20 L.</param>
    public static async Task<Page> ExamineAsync(Visitor verifier, string address, string indication = "20,03")
    {
        var page = await verifier.SubmitAsync(await verifier.OpenAsync(address + "/tiep-nhan"), "step", [("approval", "PDM 12/2024"), ("agrees", "true"), ("note", "Chưa đối chiếu danh mục"), ("do", "accept")]);
        Assert.EndsWith("/xem-xet", page.Address.AbsolutePath, StringComparison.Ordinal);
        page = await verifier.SubmitAsync(page, "step", [("passed", "true")]);
        Assert.EndsWith("/ky-thuat", page.Address.AbsolutePath, StringComparison.Ordinal);
        page = await verifier.SubmitAsync(page, "step", [("passed", "true"), ("note", "Chạy tốt")]);
        Assert.EndsWith("/do-luong", page.Address.AbsolutePath, StringComparison.Ordinal);
        page = await verifier.SubmitAsync(page, "measure", [
            ("procedure", "ĐLVN 10"), ("standards", "Bình chuẩn 20 L, HC-01/2026"), ("s.class", "0.5"), ("s.part", "system"),
            ("p1.reference", "20"), ("p1.indication", indication), ("p1.flow", "40"), ("p1.u", "0,02"), ("p2.reference", "5"), ("p2.indication", "5,01"), ("p2.flow", ""), ("p2.u", "0,005"), ("do", "next")]);
        Assert.True(page.Address.AbsolutePath.EndsWith("/ket-luan", StringComparison.Ordinal), page.MainText);
        return page;
    }

    /// <summary>Verifies a new dispenser to its certificate; returns the address of the verification.</summary>
    public static async Task<string> CertifyAsync(Visitor owner, Visitor verifier, Visitor head, string serial = "X-0001")
    {
        var address = await ApplyAsync(owner, await RegisterAsync(owner, Dispenser(serial)));
        await verifier.SubmitAsync(await ExamineAsync(verifier, address), "step", []);
        var page = await head.SubmitAsync(await head.OpenAsync(address), "sign", []);
        Assert.True(page.Address.Query == "?xong=signed", page.MainText);
        return address;
    }
}
