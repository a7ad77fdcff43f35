using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Traceability.Demonstration;

/// <summary>An invented producer or trader.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Vi">Name, which says that it is invented.</param>
/// <param name="En">The same in English.</param>
/// <param name="Kind">Kind of body.</param>
/// <param name="Parent">Code of the body that it belongs to; empty for none.</param>
internal sealed record DemoUnit(string Code, string Vi, string En, OrganisationKind Kind, string Parent = "")
{
    /// <summary>The unit through its life.</summary>
    public LineageId Lineage => new(DemoStable.Id("lineage", Code));
}

/// <summary>Puts the invented producers into the register, before the accounts that hold roles in them.</summary>
internal sealed class DemoUnits : IDemonstration
{
    private const string Source = "minh họa";

    public static DemoUnit Cooperative { get; } = new("MH-HTX-TT", "Hợp tác xã bưởi Tân Triều (minh họa)", "Tan Trieu Pomelo Cooperative (demonstration)", OrganisationKind.Cooperative);

    public static IReadOnlyList<DemoUnit> Households { get; } =
        [.. Enumerable.Range(1, 6).Select(i => new DemoUnit($"MH-HO-{i:D2}", $"Hộ trồng bưởi số {i} (minh họa)", $"Pomelo household no. {i} (demonstration)", OrganisationKind.Household, "MH-HTX-TT"))];

    public static DemoUnit Shops { get; } = new("MH-CH-BH", "Chuỗi cửa hàng thực phẩm Biên Hòa (minh họa)", "Bien Hoa Food Shops (demonstration)", OrganisationKind.Enterprise);

    public static DemoUnit PigFarm { get; } = new("MH-TRAI-XL", "Trang trại heo Xuân Lộc (minh họa)", "Xuan Loc Pig Farm (demonstration)", OrganisationKind.Enterprise);

    public static DemoUnit Slaughterhouse { get; } = new("MH-GM-LK", "Cơ sở giết mổ Long Khánh (minh họa)", "Long Khanh Slaughterhouse (demonstration)", OrganisationKind.Enterprise);

    public static DemoUnit Foresters { get; } = new("MH-RUNG-DQ", "Tổ hợp tác trồng rừng Định Quán (minh họa)", "Dinh Quan Foresters (demonstration)", OrganisationKind.Cooperative);

    public static DemoUnit Sawmill { get; } = new("MH-XE-TB", "Xưởng xẻ gỗ Trảng Bom (minh họa)", "Trang Bom Sawmill (demonstration)", OrganisationKind.Enterprise);

    public static DemoUnit Furniture { get; } = new("MH-GO-TP", "Công ty đồ gỗ Tam Phước (minh họa)", "Tam Phuoc Furniture Company (demonstration)", OrganisationKind.Enterprise);

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DemoUnit> All { get; } = [Cooperative, .. Households, Shops, PigFarm, Slaughterhouse, Foresters, Sawmill, Furniture];

    /// <inheritdoc/>
    public int Order => 0;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var known = (await db.Set<Organisation>().Where(o => o.Source == Source).Select(o => o.Code).ToListAsync(cancellation)).ToHashSet(StringComparer.Ordinal);
        var missing = All.Where(u => !known.Contains(u.Code)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        db.AddRange(missing.Select(u => new Organisation
        {
            Id = new OrganisationId(DemoStable.Id("organisation", u.Code)),
            Lineage = u.Lineage,
            Code = u.Code,
            NameVi = u.Vi,
            NameEn = u.En,
            Kind = u.Kind,
            ParentCode = u.Parent,
            ValidFrom = new DateOnly(2024, 1, 1),
            Source = Source,
            Note = "Tổ chức không có thật, chỉ để minh họa.",
            Search = SearchForm.Of(u.Vi) + "\n" + SearchForm.Of(u.En),
            Version = DemoStable.Id("version", u.Code),
        }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        services.GetRequiredService<OrganisationRegister>().Forget();
    }
}
