using Tdc.Traceability.Features.Numbers.Issue;
using Tdc.Traceability.Features.Numbers.Places;
using Tdc.Traceability.Features.Numbers.Prefixes;
using Tdc.Traceability.Features.Numbers.Products;

namespace Tdc.Traceability.Features.Numbers;

/// <summary>The books of the register in one hand, for work outside a request: demonstration data, jobs, commands.</summary>
/// <remarks>Give them <see cref="TradeRights.OfSystem"/>; they keep the same rules as for a person.</remarks>
internal sealed record TradeBook(PrefixBook Prefixes, NumberBook Numbers, ProductBook Products, PlaceBook Places);
