// Command tlog-verify asks Go's own implementations whether they accept what our log signs:
//
//	tlog-verify note VKEY <NOTE          golang.org/x/mod/sumdb/note
//	tlog-verify proof VKEY ENTRY <PROOF  filippo.io/torchwood: c2sp.org/tlog-proof of the entry in file ENTRY
//
// It exits 0 and prints a line that starts with "verified" only if they do.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"

	"filippo.io/torchwood"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// The largest input: a proof has at most 64 hashes, and a checkpoint is limited to a few kilobytes.
const limit = 1 << 20

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "tlog-verify:", err)
		os.Exit(1)
	}
}

func run(args []string, in io.Reader, out io.Writer) error {
	if len(args) < 2 {
		return errors.New("usage: tlog-verify note VKEY <NOTE | tlog-verify proof VKEY ENTRY <PROOF")
	}
	verifier, err := note.NewVerifier(args[1])
	if err != nil {
		return err
	}
	text, err := io.ReadAll(io.LimitReader(in, limit))
	if err != nil {
		return err
	}
	switch {
	case args[0] == "note" && len(args) == 2:
		return verifyNote(text, verifier, out)
	case args[0] == "proof" && len(args) == 3:
		return verifyProof(text, args[2], verifier, out)
	default:
		return fmt.Errorf("no such use: %q", args)
	}
}

func verifyNote(text []byte, verifier note.Verifier, out io.Writer) error {
	opened, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return err
	}
	checkpoint, err := torchwood.ParseCheckpoint(opened.Text)
	if err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "verified note of %s at size %d\n", checkpoint.Origin, checkpoint.N)
	return err
}

func verifyProof(proof []byte, entryFile string, verifier note.Verifier, out io.Writer) error {
	entry, err := os.ReadFile(entryFile)
	if err != nil {
		return err
	}
	policy := torchwood.ThresholdPolicy(2,
		torchwood.OriginPolicy(verifier.Name()), torchwood.SingleVerifierPolicy(verifier))
	if err := torchwood.VerifyProof(policy, tlog.RecordHash(entry), proof); err != nil {
		return err
	}
	_, err = fmt.Fprintf(out, "verified proof of %d bytes\n", len(entry))
	return err
}
