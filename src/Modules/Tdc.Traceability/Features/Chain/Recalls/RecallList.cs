using Tdc.Platform.Pages;

namespace Tdc.Traceability.Features.Chain.Recalls;

/// <summary>Everything that a recall must reach, as computed at a moment.</summary>
/// <param name="Sources">The identifiers recalled, canonical.</param>
/// <param name="Level"><c>item</c>, <c>lot</c>, <c>product</c> or <c>container</c>.</param>
/// <param name="ComputedAt">When.</param>
/// <param name="Position">The last event that was there.</param>
/// <param name="Totals">By thing: how much was made, is held, on its way, sold, used, destroyed.</param>
/// <param name="Places">By place and thing.</param>
/// <param name="Ways">How goods went.</param>
/// <param name="Parties">Whom to tell.</param>
/// <param name="Identifiers">All items, lots and containers concerned, at most 20,000.</param>
/// <param name="Events">How many events were read.</param>
/// <param name="IsCut">Whether a limit was reached, so that there may be more.</param>
internal sealed record RecallList(
    IReadOnlyList<string> Sources, string Level, DateTimeOffset ComputedAt, long Position, IReadOnlyList<RecallTotal> Totals, IReadOnlyList<RecallPlace> Places, IReadOnlyList<RecallWay> Ways,
    IReadOnlyList<RecallParty> Parties, IReadOnlyList<RecallIdentifier> Identifiers, int Events, bool IsCut)
{
    /// <summary>Name of what is recalled in the reader's language; empty when the register does not know it.</summary>
    public string ProductName() => Totals.FirstOrDefault(t => t.IsSource) is { } source ? Display.InEnglish ? source.NameEn : source.NameVi : "";
}

/// <summary>How much of a thing there is.</summary>
/// <param name="Id">Canonical; items are counted under their product.</param>
/// <param name="Text">As people read it.</param>
/// <param name="NameVi">Name of the product, when the register knows it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="IsSource">Whether it is what is recalled, or was made of it.</param>
/// <param name="Uom">Unit; <see langword="null"/> for a count.</param>
/// <param name="Made">Came into being.</param>
/// <param name="Held">Still at the places.</param>
/// <param name="OnTheWay">Sent off and not received.</param>
/// <param name="Used">Went into other goods.</param>
/// <param name="Sold">Went to consumers.</param>
/// <param name="Destroyed">Was destroyed.</param>
/// <param name="IsOpen">Whether events gave no quantity, so that there may be more.</param>
internal sealed record RecallTotal(
    string Id, string Text, string NameVi, string NameEn, bool IsSource, string? Uom, decimal Made, decimal Held, decimal OnTheWay, decimal Used, decimal Sold, decimal Destroyed, bool IsOpen);

/// <summary>A thing at a place.</summary>
/// <param name="Place">Canonical; empty when events name none.</param>
/// <param name="NameVi">Name; empty when the register does not know it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Address">Address in words.</param>
/// <param name="Commune">Name of the commune.</param>
/// <param name="Owner">Whose place it is, or who captured the events there.</param>
/// <param name="Latitude">WGS 84.</param>
/// <param name="Longitude">WGS 84.</param>
/// <param name="Thing">What.</param>
/// <param name="ThingText">As people read it.</param>
/// <param name="Uom">Unit.</param>
/// <param name="Made">Came into being here.</param>
/// <param name="Received">Came in.</param>
/// <param name="Sent">Went on.</param>
/// <param name="Used">Went into other goods.</param>
/// <param name="Sold">Went to consumers.</param>
/// <param name="Destroyed">Was destroyed.</param>
/// <param name="Held">Still here.</param>
/// <param name="IsOpen">Whether events gave no quantity.</param>
/// <param name="First">First event.</param>
/// <param name="Last">Last event.</param>
internal sealed record RecallPlace(
    string Place, string NameVi, string NameEn, string Address, string? Commune, string? Owner, double? Latitude, double? Longitude, string Thing, string ThingText, string? Uom,
    decimal Made, decimal Received, decimal Sent, decimal Used, decimal Sold, decimal Destroyed, decimal Held, bool IsOpen, DateTimeOffset First, DateTimeOffset Last);

/// <summary>A way.</summary>
/// <param name="At">When it was sent off.</param>
/// <param name="Thing">What.</param>
/// <param name="ThingText">As people read it.</param>
/// <param name="From">From where.</param>
/// <param name="FromName">Its name.</param>
/// <param name="To">To where.</param>
/// <param name="ToName">Its name.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Uom">Unit.</param>
/// <param name="ReceivedAt">When it was received.</param>
internal sealed record RecallWay(
    DateTimeOffset At, string Thing, string ThingText, string? From, string? FromName, string? To, string? ToName, decimal? Quantity, string? Uom, DateTimeOffset? ReceivedAt);

/// <summary>Somebody to tell.</summary>
/// <param name="Name">Name, or the identifier of a party that the register does not know.</param>
/// <param name="Id">Unit in the register, or <see langword="null"/>.</param>
/// <param name="Email">Address of mail, empty when unknown.</param>
/// <param name="Places">Names of the places.</param>
/// <param name="Must"><c>return</c> (holds goods), <c>public</c> (sold to consumers), <c>inform</c> (had them).</param>
internal sealed record RecallParty(string Name, Guid? Id, string Email, IReadOnlyList<string> Places, string Must);

/// <summary>An identifier concerned.</summary>
/// <param name="Id">Canonical.</param>
/// <param name="Text">As people read it.</param>
/// <param name="IsSource">Whether it is recalled itself.</param>
internal sealed record RecallIdentifier(string Id, string Text, bool IsSource);
