using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Tdc.Metrology.Domain.Register;
using Tdc.Platform.Organisations;
using Tdc.Platform.Storage;

namespace Tdc.Metrology.Features.Register.Instruments;

/// <summary>How an instrument stands with its due day, as a filter.</summary>
internal enum DueFilter
{
    /// <summary>All.</summary>
    All,

    /// <summary>In use and overdue.</summary>
    Overdue,

    /// <summary>In use, due in the next 30 days.</summary>
    Soon,

    /// <summary>In use with a verification that holds.</summary>
    Valid,
}

/// <summary>What is looked for.</summary>
/// <param name="Kind">Code of a kind.</param>
/// <param name="Place">Code of a commune or ward.</param>
/// <param name="Owner">An owner.</param>
/// <param name="State">A state.</param>
/// <param name="Due">How it stands with the due day.</param>
/// <param name="Serial">A serial number, whole; spaces, signs and case do not matter.</param>
internal sealed record InstrumentFilter(string? Kind = null, string? Place = null, LineageId? Owner = null, InstrumentState? State = null, DueFilter Due = DueFilter.All, string Serial = "");

/// <summary>A place in the list: the due day and id of a row.</summary>
/// <param name="DueOn">Due day.</param>
/// <param name="Id">Id.</param>
/// <param name="Back">Whether the page ends before the row, and does not begin behind it.</param>
internal sealed record InstrumentCursor(DateOnly DueOn, InstrumentId Id, bool Back = false)
{
    /// <summary>As it stands in an address.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{DueOn:yyyyMMdd}-{Id.Value:N}");

    /// <summary>Reads one; <see langword="null"/> for anything else.</summary>
    public static InstrumentCursor? Parse(string? text, bool back = false) =>
        text is { Length: 41 } && text[8] == '-' && DateOnly.TryParseExact(text.AsSpan(0, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && Guid.TryParseExact(text.AsSpan(9), "N", out var id)
            ? new(day, new InstrumentId(id), back) : null;
}

/// <summary>An instrument in a list.</summary>
internal sealed record InstrumentRow(
    InstrumentId Id, string Kind, LineageId Owner, string Place, string Address, string Maker, string Model, string Serial, InstrumentState State, DateOnly? ValidTo, DateOnly DueOn, double? Latitude, double? Longitude);

/// <summary>A page of the list.</summary>
/// <param name="Rows">The rows.</param>
/// <param name="Previous">Where the page before ends; <see langword="null"/> on the first.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> on the last.</param>
/// <param name="Count">How many rows the filter has, counted up to <see cref="InstrumentList.MostCounted"/>.</param>
internal sealed record InstrumentListPage(IReadOnlyList<InstrumentRow> Rows, InstrumentCursor? Previous, InstrumentCursor? Next, int Count);

/// <summary>Reads pages of instruments by due day and id, behind a row and never by number, so that the last page costs what the first costs.</summary>
internal sealed class InstrumentList(TdcDbContext db)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 50;

    /// <summary>Counting stops here: beyond it the page says "more than".</summary>
    public const int MostCounted = 5000;

    /// <summary>Reads a page; it is the first without a cursor.</summary>
    public async Task<InstrumentListPage> ReadAsync(RegisterRights rights, InstrumentFilter filter, InstrumentCursor? cursor, DateOnly today, int size, CancellationToken cancellation)
    {
        var all = Filtered(rights, filter, today);
        var count = await all.Select(i => i.Id).Take(MostCounted + 1).CountAsync(cancellation);
        var rows = all;
        if (cursor is { Back: false, DueOn: var day, Id: var id })
        {
            rows = rows.Where(i => i.DueOn >= day && (i.DueOn > day || i.Id > id)); // the first condition lets the index begin there
        }
        else if (cursor is { Back: true, DueOn: var last, Id: var lastId })
        {
            rows = rows.Where(i => i.DueOn <= last && (i.DueOn < last || i.Id < lastId));
        }

        var back = cursor?.Back == true;
        var ordered = back ? rows.OrderByDescending(i => i.DueOn).ThenByDescending(i => i.Id) : rows.OrderBy(i => i.DueOn).ThenBy(i => i.Id);
        var found = await ordered.Take(size + 1).Select(i => new InstrumentRow(
            i.Id, i.Kind, i.Owner, i.Place, i.Address, i.Maker, i.Model, i.Serial, i.State, i.ValidTo, i.DueOn, i.Latitude, i.Longitude)).ToListAsync(cancellation);
        var more = found.Count > size;
        var page = found.Take(size).ToList();
        if (back)
        {
            page.Reverse();
        }

        var (first, end) = (page.FirstOrDefault(), page.LastOrDefault());
        return new(
            page,
            first is not null && (back ? more : cursor is not null) ? new(first.DueOn, first.Id, true) : null,
            end is not null && (back || more) ? new(end.DueOn, end.Id) : null,
            count);
    }

    /// <summary>The instruments of a filter that the asker may know.</summary>
    public IQueryable<Instrument> Filtered(RegisterRights rights, InstrumentFilter filter, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var rows = rights.Limit(db.Set<Instrument>().AsNoTracking());
        if (filter.Kind is { } kind)
        {
            rows = rows.Where(i => i.Kind == kind);
        }

        if (filter.Place is { } place)
        {
            rows = rows.Where(i => i.Place == place);
        }

        if (filter.Owner is { } owner)
        {
            rows = rows.Where(i => i.Owner == owner);
        }

        if (filter.State is { } state)
        {
            rows = rows.Where(i => i.State == state);
        }

        if (filter.Serial.Length > 0)
        {
            var words = Instrument.KeyOf(filter.Serial);
            rows = rows.Where(i => i.SerialKey == words);
        }

        var soon = today.AddDays(30);
        return filter.Due switch
        {
            DueFilter.Overdue => rows.Where(i => i.State == InstrumentState.InUse && i.DueOn <= today),
            DueFilter.Soon => rows.Where(i => i.State == InstrumentState.InUse && i.DueOn > today && i.DueOn <= soon),
            DueFilter.Valid => rows.Where(i => i.State == InstrumentState.InUse && i.DueOn > today),
            _ => rows,
        };
    }
}
