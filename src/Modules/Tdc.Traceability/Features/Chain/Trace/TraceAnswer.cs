namespace Tdc.Traceability.Features.Chain.Trace;

/// <summary>The whole graph around identifiers.</summary>
/// <param name="Start">Where it begins, canonical.</param>
/// <param name="Direction"><c>up</c>, <c>down</c> or <c>both</c>.</param>
/// <param name="Nodes">Things.</param>
/// <param name="Events">Events in the order of happening.</param>
/// <param name="Edges">What ties things, and ways between places.</param>
/// <param name="Places">Places of the events; those unknown to the register have an identifier only.</param>
/// <param name="Gaps">What is missing.</param>
/// <param name="FirstTime">Time of the first event.</param>
/// <param name="LastTime">Time of the last event.</param>
/// <param name="Cut">Why the graph is not whole; <see langword="null"/> when it is.</param>
internal sealed record TraceAnswer(
    IReadOnlyList<string> Start, string Direction, IReadOnlyList<TraceNode> Nodes, IReadOnlyList<TraceEvent> Events, IReadOnlyList<TraceEdge> Edges,
    IReadOnlyList<TracePlace> Places, IReadOnlyList<TraceGap> Gaps, DateTimeOffset? FirstTime, DateTimeOffset? LastTime, TraceCut? Cut);

/// <summary>A thing.</summary>
/// <param name="Id">Canonical Digital Link, or own URI.</param>
/// <param name="Level"><c>item</c>, <c>lot</c>, <c>product</c>, <c>container</c> or <c>other</c>.</param>
/// <param name="Text">As people read it: <c>(01)08930001123458(10)L1</c>.</param>
/// <param name="Gtin">14 digits, when it has one.</param>
/// <param name="Product">Its product, when the register knows it.</param>
/// <param name="Quantity">How much came into being, or the most that was seen.</param>
/// <param name="Uom">UN/CEFACT unit of the quantity; <see langword="null"/> for a count.</param>
/// <param name="Depth">Edges from the start.</param>
/// <param name="IsStart">Whether the walk began here.</param>
/// <param name="IsCarrier">Whether it only carried traced goods.</param>
/// <param name="Events">Ids of the events of its history, those of its containers while inside among them, in the order of happening.</param>
internal sealed record TraceNode(
    string Id, string Level, string Text, string? Gtin, TraceProduct? Product, decimal? Quantity, string? Uom, int Depth, bool IsStart, bool IsCarrier, IReadOnlyList<string> Events);

/// <summary>A product.</summary>
internal sealed record TraceProduct(Guid Id, string NameVi, string NameEn, string Brand, string Group);

/// <summary>An event.</summary>
/// <param name="EventID">Its id.</param>
/// <param name="Position">Its position; its leaf in the log is one less.</param>
/// <param name="Type">Type.</param>
/// <param name="Action">Action; <see langword="null"/> for a transformation.</param>
/// <param name="BizStep">Business step.</param>
/// <param name="Disposition">Disposition.</param>
/// <param name="EventTime">When, as captured.</param>
/// <param name="EventTimeZoneOffset">Local offset.</param>
/// <param name="RecordTime">When it was recorded.</param>
/// <param name="ReadPoint">Where it was seen, canonical.</param>
/// <param name="BizLocation">Where the goods are afterwards, canonical.</param>
/// <param name="Place">Name of the place, when the register knows it.</param>
/// <param name="Commune">Name of its commune.</param>
/// <param name="CapturedBy">Name of the unit that captured it.</param>
/// <param name="Items">Which of the graph's things stand in it, with their role and quantity.</param>
/// <param name="DeclaredInError">Whether it was declared wrong, or is the declaration.</param>
internal sealed record TraceEvent(
    string EventID, long Position, string Type, string? Action, string? BizStep, string? Disposition, string? EventTime, string? EventTimeZoneOffset, DateTimeOffset RecordTime,
    string? ReadPoint, string? BizLocation, string? Place, string? Commune, string? CapturedBy, IReadOnlyList<TraceItem> Items, bool DeclaredInError);

/// <summary>A thing in an event.</summary>
/// <param name="Id">Canonical.</param>
/// <param name="Role"><c>epc</c>, <c>class</c>, <c>parent</c>, <c>child</c>, <c>childClass</c>, <c>input</c>, <c>inputClass</c>, <c>output</c> or <c>outputClass</c>.</param>
/// <param name="Quantity">Quantity of a class.</param>
/// <param name="Uom">Its unit.</param>
internal sealed record TraceItem(string Id, string Role, decimal? Quantity, string? Uom);

/// <summary>An edge.</summary>
/// <param name="From">Thing or place.</param>
/// <param name="To">Thing or place.</param>
/// <param name="Kind"><c>contained</c> (from was inside to), <c>transformed</c> (to was made of from), <c>moved</c> (goods went from place to place) or <c>same</c> (from is an item of lot to).</param>
/// <param name="By">Id of the event that says so.</param>
/// <param name="Until">Id of the event that ended a stay in a container.</param>
/// <param name="Item">What was moved.</param>
internal sealed record TraceEdge(string From, string To, string Kind, string By, string? Until, string? Item);

/// <summary>A place.</summary>
/// <param name="Id">Canonical.</param>
/// <param name="NameVi">Name; empty when the register does not know it.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">Kind such as <c>farm</c>.</param>
/// <param name="Address">Address in words.</param>
/// <param name="Commune">Name of the commune.</param>
/// <param name="Latitude">WGS 84, when it may be shown.</param>
/// <param name="Longitude">WGS 84, when it may be shown.</param>
/// <param name="AreaCode">Planting-area or packing-house code.</param>
/// <param name="IsKnown">Whether the register knows it.</param>
internal sealed record TracePlace(
    string Id, string NameVi, string NameEn, string Kind, string Address, string? Commune, double? Latitude, double? Longitude, string AreaCode, bool IsKnown);

/// <summary>A gap.</summary>
/// <param name="Kind"><c>noOrigin</c>, <c>notReceived</c>, <c>notShipped</c> or <c>movedUnseen</c>.</param>
/// <param name="Item">Whose chain.</param>
/// <param name="After">Id of the event before the gap.</param>
/// <param name="Before">Id of the event after it.</param>
/// <param name="From">When it begins.</param>
/// <param name="To">When it ends.</param>
internal sealed record TraceGap(string Kind, string Item, string? After, string? Before, DateTimeOffset? From, DateTimeOffset? To);

/// <summary>Why a graph is not whole.</summary>
/// <param name="Reason"><c>depth</c>, <c>nodes</c> or <c>events</c>.</param>
/// <param name="At">At which identifier.</param>
internal sealed record TraceCut(string Reason, string At);
