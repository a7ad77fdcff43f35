using Microsoft.AspNetCore.Http;
using Tdc.Productivity.Domain.Studies;

namespace Tdc.Productivity.Features.Studies;

/// <summary>A wizard at one of its steps: what was chosen, what can be chosen, and at the last step what was found.</summary>
internal sealed class StudyWizard
{
    /// <summary>What is asked.</summary>
    public required StudyKind Kind { get; init; }

    /// <summary>What the address says.</summary>
    public required StudyQuestion Question { get; init; }

    /// <summary>What there is.</summary>
    public required SampleOffer Offer { get; init; }

    /// <summary>Sample and model so far.</summary>
    public required StudySettings Settings { get; init; }

    /// <summary>The sample; only when the model is chosen or checked.</summary>
    public DrawnSample? Drawn { get; init; }

    /// <summary>What was found before running; only at the last step.</summary>
    public IReadOnlyList<StudyFinding> Findings { get; init; } = [];

    /// <summary>Address of the wizard of a kind.</summary>
    public static string PathOf(StudyKind kind) => "/nang-suat/nghien-cuu/" + Slug(kind) + "/moi";

    /// <summary>The kind in addresses.</summary>
    public static string Slug(StudyKind kind) => kind switch { StudyKind.Drivers => "dong-luc", StudyKind.Effect => "tac-dong", _ => "bien" };

    /// <summary>Whether the study can be run.</summary>
    public bool CanRun => Question.Step == "kiem-tra" && Drawn is { Data.Rows.Count: > 0 } && !Question.Faults.Any && Findings.All(f => f.Kind != FindingKind.Stop);
}

/// <summary>Opens wizards.</summary>
internal sealed class WizardReading(StudySample sample)
{
    /// <summary>Opens the wizard of a kind at the step of the address.</summary>
    public async Task<StudyWizard> OpenAsync(StudyKind kind, IQueryCollection query, CancellationToken cancellation)
    {
        var question = new StudyQuestion(query);
        var offer = await sample.OfferAsync(question["loai"] == "vi-du", cancellation);
        var demonstration = question["loai"] is { Length: > 0 } type ? type == "vi-du" : offer.Real == 0 && offer.Invented > 0;
        offer = demonstration && question["loai"] != "vi-du" ? await sample.OfferAsync(true, cancellation) : offer;
        var settings = new StudySettings { Sample = question.Sample(offer, demonstration) };
        settings = kind switch
        {
            StudyKind.Drivers => settings with { Drivers = question.Drivers() },
            StudyKind.Effect => settings with { Effect = question.Effect(settings.Sample) },
            _ => settings with { Frontier = question.Frontier() },
        };
        var drawn = question.Step == "mau" ? null : await sample.DrawAsync(settings.Sample, cancellation);
        if (question.Step == "kiem-tra" && question.Title.Trim().Length == 0)
        {
            question.Faults.Add("ten", StudyWords.Say("study.title-needed", 300));
        }

        return new()
        {
            Kind = kind,
            Question = question,
            Offer = offer,
            Settings = drawn is null ? settings : settings with { Report = drawn.Report },
            Drawn = drawn,
            Findings = question.Step == "kiem-tra" && drawn is not null ? StudyRun.Look(drawn.Data, settings) : [],
        };
    }
}
