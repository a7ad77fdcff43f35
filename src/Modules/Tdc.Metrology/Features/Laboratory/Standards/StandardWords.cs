using Microsoft.Extensions.Localization;
using Tdc.Metrology.Domain.Laboratory;
using Tdc.Metrology.Resources;
using Tdc.Platform.Pages;

namespace Tdc.Metrology.Features.Laboratory.Standards;

/// <summary>How a standard stands today, as a chip shows it.</summary>
internal static class StandardWords
{
    private const int Soon = 45;

    /// <summary>The kind of chip.</summary>
    public static StatusKind Kind(StandardState state, DateOnly? until, DateOnly today) =>
        state is StandardState.Quarantined ? StatusKind.Late
        : state is StandardState.Retired ? StatusKind.None
        : until is null || until < today ? StatusKind.Late
        : state is StandardState.AtCalibration ? StatusKind.Wait
        : until < today.AddDays(Soon) ? StatusKind.Risk : StatusKind.Ok;

    /// <summary>Its word.</summary>
    public static string Word(IStringLocalizer<LaboratoryText> text, StandardState state, DateOnly? until, DateOnly today) =>
        state is not StandardState.InService ? text.Word(state)
        : until is null ? text["standard.no-certificate"]
        : until < today ? text["standard.expired"]
        : until < today.AddDays(Soon) ? text["standard.soon"] : text["standard.valid"];
}
