using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Demonstration;

/// <summary>An invented owner of instruments.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Vi">Name, which says that it is invented.</param>
/// <param name="En">The same in English.</param>
internal sealed record InstrumentOwner(string Code, string Vi, string En);

/// <summary>Puts the invented owners of instruments into the register of organisations.</summary>
internal sealed class InstrumentOwners : IDemonstration
{
    private const string Source = "minh họa";

    /// <summary>Petrol stations.</summary>
    public static IReadOnlyList<InstrumentOwner> Stations { get; } =
        [.. Enumerable.Range(1, 8).Select(i => new InstrumentOwner($"MH-XD-{i:D2}", $"Cửa hàng xăng dầu số {i} (minh họa)", $"Petrol station no. {i} (demonstration)"))];

    /// <summary>Market boards.</summary>
    public static IReadOnlyList<InstrumentOwner> Markets { get; } =
        [.. Enumerable.Range(1, 4).Select(i => new InstrumentOwner($"MH-CHO-{i:D2}", $"Ban quản lý chợ số {i} (minh họa)", $"Market board no. {i} (demonstration)"))];

    /// <summary>The water company.</summary>
    public static InstrumentOwner Water { get; } = new("MH-NUOC", "Công ty cấp nước (minh họa)", "Water company (demonstration)");

    /// <summary>The electricity company.</summary>
    public static InstrumentOwner Electricity { get; } = new("MH-DIEN", "Công ty điện lực (minh họa)", "Electricity company (demonstration)");

    /// <summary>The taxi company.</summary>
    public static InstrumentOwner Taxis { get; } = new("MH-TAXI", "Công ty taxi (minh họa)", "Taxi company (demonstration)");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<InstrumentOwner> All { get; } = [.. Stations, .. Markets, Water, Electricity, Taxis];

    /// <inheritdoc/>
    public int Order => 0;

    /// <inheritdoc/>
    public async Task SeedAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var db = services.GetRequiredService<TdcDbContext>();
        var codes = All.Select(o => o.Code).ToList();
        var known = await db.Set<Organisation>().Where(o => codes.Contains(o.Code)).Select(o => o.Code).ToListAsync(cancellation);
        var missing = All.Where(o => !known.Contains(o.Code)).ToList();
        if (missing.Count == 0)
        {
            return;
        }

        db.AddRange(missing.Select(o => new Organisation
        {
            Id = new OrganisationId(Id("organisation", o.Code)),
            Lineage = new LineageId(Id("lineage", o.Code)),
            Code = o.Code,
            NameVi = o.Vi,
            NameEn = o.En,
            Kind = OrganisationKind.Enterprise,
            ValidFrom = new DateOnly(2024, 1, 1),
            Source = Source,
            Note = "Tổ chức không có thật, chỉ để minh họa.",
            Search = SearchForm.Of(o.Vi) + "\n" + SearchForm.Of(o.En),
            Version = Id("version", o.Code),
        }));
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        services.GetRequiredService<OrganisationRegister>().Forget();
    }

    /// <summary>An id of an invented thing.</summary>
    public static Guid Id(params ReadOnlySpan<string> words) => WordId.Of("tdc metrology demonstration", words);
}
